import type { Handler } from '../../support/sources/server'

/** A fault that the page of a recipe shows, after the message that it comes to. */
export interface Fault {
  readonly why: string
  /** What is written in the recipe, and what somebody wrote instead. */
  readonly instead?: readonly [right: string, wrong: string]
  /** Variables that hold something else. */
  readonly environment?: Readonly<Record<string, string>>
  /** Whether the operator has forgotten what the recipe needs of the register. */
  readonly withoutRegister?: boolean
  /** Files instead of those of the recipe, by name. */
  readonly files?: () => Readonly<Record<string, Uint8Array>>
}

/** The records that are wanted: values, and reasons in brackets. */
export type Wanted = readonly Readonly<Record<string, string>>[]

/** A `subgraph.yml` of a page, with what it is tried on. */
export interface Recipe {
  readonly page: string
  readonly system: string
  /** The stand-in of a system that is asked over HTTP. */
  readonly handler?: Handler
  readonly environment?: Readonly<Record<string, string>>
  /** The return as files, which openpyxl makes. */
  readonly files?: () => Readonly<Record<string, Uint8Array>>
  readonly wanted: Wanted
  /** In the order of the messages on the page. */
  readonly faults: readonly Fault[]
}
