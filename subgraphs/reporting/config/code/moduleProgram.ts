/**
 * What runs in the process of a member's own module. It is given to Node as text, so that the process needs to read no
 * file: it imports nothing but what Node brings.
 */
import { compileFunction, runInNewContext, Script } from 'node:vm'

import type { ModuleAnswer, ModuleRequest, Thrown } from './processMessages'

const DEEPEST = 64

const functions: ((...given: readonly unknown[]) => unknown)[] = []

/** A copy without functions: each is numbered, and its number stands in its place. */
function numbered(value: unknown, functionKey: string, depth = 0): unknown {
  if (depth > DEEPEST) throw new RangeError('the mapping is nested too deeply')
  if (typeof value === 'function') {
    functions.push(value as (typeof functions)[number])
    return { [functionKey]: functions.length - 1 }
  }
  if (Array.isArray(value)) return value.map((one) => numbered(one, functionKey, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype)
    throw new TypeError('the mapping holds something that is neither plain nor a function')
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, numbered(one, functionKey, depth + 1)]),
  )
}

/** Looked at by shape: anything can be thrown. */
function told(error: unknown): Thrown {
  if (typeof error !== 'object' || error === null) return { message: String(error) }
  const { name, message, stack } = error as Partial<Error>
  return {
    ...(typeof name === 'string' ? { name } : {}),
    message: typeof message === 'string' ? message : 'threw something that is no error',
    ...(typeof stack === 'string' ? { stack } : {}),
  }
}

function refuseRequire(wanted: string): never {
  throw new Error(`"${wanted}" cannot be imported: a module may import files of its member's folder`)
}

function load({ code, file, functionKey }: Extract<ModuleRequest, { ask: 'LOAD' }>): ModuleAnswer {
  const module = { exports: {} as Record<string, unknown> }
  const parameters = ['exports', 'require', 'module']
  const run = compileFunction(code, parameters, { filename: file }) as (...given: unknown[]) => void
  run(module.exports, refuseRequire, module)
  const { exports } = module
  return { says: 'LOADED', names: Object.keys(exports), mapping: numbered(exports['mapping'], functionKey) }
}

function call(id: number, given: readonly unknown[]): ModuleAnswer {
  const value = functions[id]?.(...given)
  const isThenable =
    typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
  if (isThenable) throw new Error('gives a promise, which nothing waits for')
  return { says: 'GAVE', value }
}

/** What a module has beside the language itself: nothing by which it could reach a file, a process or a network. */
const BESIDE_THE_LANGUAGE = [
  'atob',
  'btoa',
  'structuredClone',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
]

const channel = process

/** What a module writes goes nowhere: nobody reads it. */
const silence = Object.fromEntries(
  ['debug', 'error', 'info', 'log', 'trace', 'warn'].map((name) => [name, () => undefined]),
)

/** Before the module runs: Node itself puts some of it back once the program has begun. */
function confine(): void {
  const language = runInNewContext('Object.getOwnPropertyNames(globalThis)') as readonly string[]
  const within = new Set([...language, ...BESIDE_THE_LANGUAGE])
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!within.has(name)) Reflect.deleteProperty(globalThis, name)
  Object.assign(globalThis, { console: silence })
}

const timed = new Script('globalThis.__work()')

/** Interrupted from within when it takes too long, so that the process ends by itself if nobody is left to end it. */
function inTime(millis: number, work: () => ModuleAnswer): ModuleAnswer {
  try {
    Object.assign(globalThis, { __work: work })
    return timed.runInThisContext({ timeout: millis }) as ModuleAnswer
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return { says: 'TIMEOUT' }
    return { says: 'THREW', thrown: told(error) }
  }
}

function answer(request: ModuleRequest): ModuleAnswer {
  if (request.ask === 'LOAD') confine()
  return inTime(request.millis, () =>
    request.ask === 'LOAD' ? load(request) : call(request.id, request.given),
  )
}

channel.on('message', (request: ModuleRequest) => {
  const said = answer(request)
  try {
    channel.send?.(said)
  } catch (error) {
    channel.send?.({
      says: 'THREW',
      thrown: { message: `gives what cannot be told: ${told(error).message}` },
    })
  }
})
