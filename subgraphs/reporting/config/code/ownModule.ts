import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import type { SourceMapPayload } from 'node:module'
import path from 'node:path'

import type * as Esbuild from 'esbuild'
import { LRUCache } from 'lru-cache'

import { Problem } from '../../../../base/problems/problem'
import { badConfiguration } from '../../../../base/configuration/yamlFile'
import { CodeFault } from '../../mapping/written/functions'
import { portfolioName, refuseOutside } from '../portfolioPath'
import { OwnProcess } from './ownProcess'
import type { ModuleAnswer, ModuleRequest, Thrown } from './processMessages'
import { FUNCTION_KEY } from './processMessages'
import { esbuild } from './programText'

/** The endings of a module that a member's folder may hold. */
export const MODULE_FILE = /\.[cm]?[jt]s$/

/** How long a module may take to begin, and one of its functions to answer for one cell or record. */
const LOAD_MILLIS = 5_000
const CALL_MILLIS = 2_000

/** How the code of a module is called in the stacks of its process. */
const IN_STACKS = 'own-module.cjs'

/** A module of a member, read and run, with the other files of the member that it imports. */
export interface OwnModule {
  /** From the portfolio's folder; how messages call it. */
  readonly name: string
  /** The names of what it exports. */
  readonly exported: readonly string[]
  /** What it exports as `mapping`; its functions are called in its process. */
  readonly mapping: unknown
  /** SHA-256 over the text of all its own files, hex. */
  readonly hash: string
  /** What was thrown inside it, in words that begin with file, line and column where they are known. */
  told(thrown: Thrown): string
}

/** What a function of a module threw, as its process tells it. */
export class ThrownInModule extends Error {
  readonly thrown: Thrown

  constructor(thrown: Thrown) {
    super(thrown.message)
    this.thrown = thrown
  }
}

/** Modules that are loaded, by file and text: the same is not run again. */
const kept = new LRUCache<string, RunningModule>({ max: 32, dispose: (module) => module.stop() })

/** Modules that had to be stopped as they began: each attempt holds up all reading, so the next one waits a minute. */
const stopped = new LRUCache<string, Problem>({ max: 32, ttl: 60_000 })

/**
 * Reads TypeScript or JavaScript, of either kind of module, and runs it in a process of its own. It is read in the same
 * way whether the service itself is compiled or not, and read anew each time, so that a change needs no restart.
 *
 * @param folder of the member; nothing of its own may lie outside it
 * @throws Problem BAD_CONFIGURATION, PATH_OUTSIDE_MEMBER, MAPPING_CODE_TIMEOUT, MAPPING_CODE_TOO_LARGE
 */
export function loadOwnModule(file: string, folder: string, portfolioRoot: string): OwnModule {
  const bundle = bundled(file, folder, portfolioRoot)
  const key = `${file}\n${bundle.hash}`
  const known = kept.get(key)
  if (known?.isWhole === true) return known
  const refused = stopped.get(key)
  if (refused !== undefined) throw refused
  const module = new RunningModule(bundle, (problem) => stopped.set(key, problem))
  kept.set(key, module)
  return module
}

interface Bundle {
  readonly name: string
  readonly folder: string
  readonly root: string
  readonly code: string
  readonly map: SourceMap
  readonly hash: string
}

/** A module in its process, which is begun again where it has ended for want of questions. */
class RunningModule implements OwnModule {
  readonly exported: readonly string[]
  readonly mapping: unknown
  readonly #bundle: Bundle
  #process = new OwnProcess()
  /** What stopped one of its functions for good: the rest are not waited for. */
  #stopped: CodeFault | undefined

  /** @param onStopped told why it had to be stopped as it began */
  constructor(bundle: Bundle, onStopped: (problem: Problem) => void) {
    this.#bundle = bundle
    const { names, mapping } = this.#load(onStopped)
    this.exported = names
    this.mapping = this.#revived(mapping)
  }

  get name(): string {
    return this.#bundle.name
  }

  get hash(): string {
    return this.#bundle.hash
  }

  get isWhole(): boolean {
    return this.#stopped === undefined
  }

  stop(): void {
    this.#process.stop()
  }

  #load(onStopped: (problem: Problem) => void = () => undefined): Extract<ModuleAnswer, { says: 'LOADED' }> {
    const { name, code } = this.#bundle
    const module = { code, file: IN_STACKS, functionKey: FUNCTION_KEY }
    const answer = this.#process.ask({ ask: 'LOAD', ...module, millis: LOAD_MILLIS })
    if (answer.says === 'LOADED') return answer
    this.stop()
    if (answer.says === 'THREW') throw bad(this.told(answer.thrown))
    const { code: reason, message } = stoppedBy(answer, LOAD_MILLIS)
    const problem = new Problem(reason, `${name}: as it begins, it ${message} [${reason}]`, { file: name })
    onStopped(problem)
    throw problem
  }

  /** Puts functions in the places where the process has numbers for them. */
  #revived(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#revived(one))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const [first] = entries
    if (first?.[0] === FUNCTION_KEY) return (...given: unknown[]) => this.#call(Number(first[1]), given)
    return Object.fromEntries(entries.map(([key, one]) => [key, this.#revived(one)]))
  }

  #call(id: number, given: readonly unknown[]): unknown {
    if (this.#stopped !== undefined) throw this.#stopped
    if (this.#process.hasEnded) {
      this.#process = new OwnProcess()
      this.#load()
    }
    const request: ModuleRequest = { ask: 'CALL', id, given, millis: CALL_MILLIS }
    const answer = this.#process.ask(request)
    if (answer.says === 'GAVE') return answer.value
    if (answer.says === 'THREW') throw new ThrownInModule(answer.thrown)
    this.stop()
    const { code, message } = stoppedBy(answer, CALL_MILLIS)
    this.#stopped = new CodeFault(`${this.name}: ${message}`, code)
    throw this.#stopped
  }

  told({ name, message, stack = '' }: Thrown): string {
    const what = name === undefined ? message : `${name}: ${message}`
    const place = this.#placeIn(stack)
    return place === undefined ? what : `${place}: ${what}`
  }

  /** The innermost place of a stack that is in a file of the member. */
  #placeIn(stack: string): string | undefined {
    const { map, folder, root } = this.#bundle
    for (const [, line, column] of stack.matchAll(/own-module\.cjs:(\d+):(\d+)/g)) {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
      if (!('originalLine' in entry)) continue
      const name = portfolioName(path.resolve(folder, entry.originalSource), root)
      return `${name}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    }
    return undefined
  }
}

function stoppedBy(
  answer: ModuleAnswer,
  millis: number,
): { readonly code: CodeFault['code']; readonly message: string } {
  if (answer.says === 'TIMEOUT')
    return { code: 'MAPPING_CODE_TIMEOUT', message: `takes longer than ${millis / 1000} seconds` }
  if (answer.says !== 'ENDED') return { code: 'MAPPING_CODE_FAILED', message: `answers ${answer.says}` }
  return answer.isTooLarge
    ? { code: 'MAPPING_CODE_TOO_LARGE', message: 'takes more memory than it may' }
    : { code: 'MAPPING_CODE_FAILED', message: `stops its process, which ${answer.why}` }
}

/** A module and all that it imports, as one text. Nothing of it has run. */
function bundled(file: string, folder: string, root: string): Bundle {
  const name = portfolioName(file, root)
  refuseOutside(file, folder, name, 'the folder of its member')
  const { outputFiles, metafile } = built(file, folder, root)
  const inputs = Object.entries(metafile.inputs).map(([input, { imports }]) => ({
    file: path.resolve(folder, input),
    foreign: imports.filter(({ external }) => external === true).map(({ path: wanted }) => wanted),
  }))
  for (const { file: input, foreign } of inputs) {
    const told = portfolioName(input, root)
    refuseOutside(input, folder, told, 'the folder of its member')
    const [wanted] = foreign
    if (wanted !== undefined)
      throw bad(`${told}: imports "${wanted}"; a module may import only files of its member's folder`)
  }
  const text = (ending: string): string =>
    outputFiles.find(({ path: written }) => written.endsWith(ending))?.text ?? ''
  const own = [file, ...inputs.map((input) => input.file).filter((input) => input !== file)]
  const texts = own.map((input) => [portfolioName(input, folder), readFileSync(input, 'utf8')])
  return {
    name,
    folder,
    root,
    code: text('.js'),
    map: new SourceMap(JSON.parse(text('.map')) as SourceMapPayload),
    hash: createHash('sha256').update(JSON.stringify(texts)).digest('hex'),
  }
}

type Built = Esbuild.BuildResult<{ metafile: true; write: false }>

function built(file: string, folder: string, root: string): Built {
  try {
    return esbuild().buildSync({
      entryPoints: [file],
      absWorkingDir: folder,
      outdir: folder,
      bundle: true,
      write: false,
      metafile: true,
      packages: 'external',
      // A link is looked at as one: where it leads is refused by name.
      preserveSymlinks: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'external',
      logLevel: 'silent',
      // Nothing of what lies around the file may change what becomes of it.
      tsconfigRaw: {},
    })
  } catch (error) {
    const faults = (error as Partial<Esbuild.BuildFailure>).errors ?? []
    if (faults.length === 0) throw error
    throw bad(faults.map((fault) => toldFault(fault, file, folder, root)).join('\n'))
  }
}

function toldFault({ text, location }: Esbuild.Message, entry: string, folder: string, root: string): string {
  const file = location === null ? entry : path.resolve(folder, location.file)
  const name = portfolioName(file, root)
  refuseOutside(file, folder, name, 'the folder of its member')
  if (location === null) return `${name}: cannot be read: ${text}`
  return `${name}:${location.line}:${location.column + 1}: ${text}`
}

function bad(message: string): Problem {
  return badConfiguration(message.split('\n'))
}
