/** Stands in the place of a function in what a module exports: its number in the process. */
export const FUNCTION_KEY = '\u0000function'

/** What the process is asked, one thing at a time. */
export type ModuleRequest =
  /** Run the module. */
  | {
      readonly ask: 'LOAD'
      readonly code: string
      /** How stacks call it. */
      readonly file: string
      /** The key under which the number of a function is told. */
      readonly functionKey: string
      readonly millis: number
    }
  /** Call one of its functions. */
  | { readonly ask: 'CALL'; readonly id: number; readonly given: readonly unknown[]; readonly millis: number }

/** What was thrown in a module, as far as it can be told. */
export interface Thrown {
  readonly name?: string
  readonly message: string
  readonly stack?: string
}

export type ModuleAnswer =
  | { readonly says: 'LOADED'; readonly names: readonly string[]; readonly mapping: unknown }
  | { readonly says: 'GAVE'; readonly value: unknown }
  | { readonly says: 'THREW'; readonly thrown: Thrown }
  | { readonly says: 'TIMEOUT' }
  /** The process ended before it answered. */
  | { readonly says: 'ENDED'; readonly why: string; readonly isTooLarge: boolean }

/** What the thread between is given. */
export interface BridgeStart {
  readonly program: string
  readonly execArgv: readonly string[]
  /** Two words: whether an answer has come, and whether the process has ended. */
  readonly state: Int32Array
}

export const ANSWERED = 0
export const ENDED = 1
