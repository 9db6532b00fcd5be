import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire, SourceMap } from 'node:module'
import type { SourceMapPayload } from 'node:module'
import path from 'node:path'
import { compileFunction } from 'node:vm'

import type * as Esbuild from 'esbuild'

import { Problem } from '../../../../base/problems/problem'
import { badConfiguration } from '../../../../base/configuration/yamlFile'
import { portfolioName, refuseOutside } from '../portfolioPath'

/** The endings of a module that a member's folder may hold. */
export const MODULE_FILE = /\.[cm]?[jt]s$/

/** A module of a member, read and run, with the other files of the member that it imports. */
export interface OwnModule {
  /** From the portfolio's folder; how messages call it. */
  readonly name: string
  readonly exports: Readonly<Record<string, unknown>>
  /** SHA-256 over the text of all its own files, hex. */
  readonly hash: string
  /** What was thrown inside it, in words that begin with file, line and column where they are known. */
  told(thrown: unknown): string
}

/**
 * Reads TypeScript or JavaScript, of either kind of module, and runs it here. It is read in the same way whether
 * the service itself is compiled or not, and read anew each time, so that a change needs no restart.
 *
 * @param folder of the member; nothing of its own may lie outside it
 * @throws Problem BAD_CONFIGURATION, PATH_OUTSIDE_MEMBER
 */
export function loadOwnModule(file: string, folder: string, portfolioRoot: string): OwnModule {
  const loading = new Loading(folder, portfolioRoot)
  const exports = loading.require(file)
  return {
    name: portfolioName(file, portfolioRoot),
    exports,
    hash: loading.hash(),
    told: (thrown) => loading.told(thrown),
  }
}

interface Loaded {
  readonly text: string
  readonly map: SourceMap
  readonly module: { exports: Record<string, unknown> }
}

class Loading {
  readonly #folder: string
  readonly #root: string
  readonly #loaded = new Map<string, Loaded>()

  constructor(folder: string, root: string) {
    this.#folder = folder
    this.#root = root
  }

  hash(): string {
    const texts = [...this.#loaded].map(([file, { text }]) => [portfolioName(file, this.#folder), text])
    return createHash('sha256').update(JSON.stringify(texts)).digest('hex')
  }

  require(file: string): Record<string, unknown> {
    const known = this.#loaded.get(file)
    if (known !== undefined) return known.module.exports
    const name = portfolioName(file, this.#root)
    refuseOutside(file, this.#folder, name, 'the folder of its member')
    const text = textOf(file, name)
    const { code, map } = transformed(text, file, name)
    const module = { exports: {} as Record<string, unknown> }
    this.#loaded.set(file, { text, map, module })
    const required = (wanted: string): unknown => this.#required(wanted, file)
    try {
      const parameters = ['exports', 'require', 'module', '__filename', '__dirname']
      const run = compileFunction(code, parameters, { filename: file }) as (...given: unknown[]) => void
      run(module.exports, required, module, file, path.dirname(file))
    } catch (error) {
      throw error instanceof Problem ? error : bad(this.told(error))
    }
    return module.exports
  }

  #required(wanted: string, from: string): unknown {
    if (!/^\.{1,2}(\/|$)/.test(wanted)) return createRequire(from)(wanted)
    const target = path.resolve(path.dirname(from), wanted)
    const file = [target, `${target}.ts`, `${target}.js`].find((one) => existsSync(one)) ?? target
    return this.require(file)
  }

  told(thrown: unknown): string {
    const { name, message, stack } = errorLike(thrown)
    const what = name === undefined ? message : `${name}: ${message}`
    const place = this.#placeIn(stack ?? '')
    return place === undefined ? what : `${place}: ${what}`
  }

  /** The innermost place of a stack that is in a file of the member. */
  #placeIn(stack: string): string | undefined {
    for (const frame of stack.split('\n')) {
      for (const [file, { map }] of this.#loaded) {
        const at = frame.indexOf(`${file}:`)
        const [, line, column] = /^(\d+):(\d+)/.exec(at === -1 ? '' : frame.slice(at + file.length + 1)) ?? []
        if (line === undefined) continue
        const entry = map.findEntry(Number(line) - 1, Number(column) - 1)
        if (!('originalLine' in entry)) continue
        return `${portfolioName(file, this.#root)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      }
    }
    return undefined
  }
}

function textOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw bad(`${name}: cannot be read: ${(error as Error).message}`)
  }
}

/** Loaded by the first module that is read, for most members have none. */
function esbuild(): typeof Esbuild {
  return createRequire(__filename)('esbuild') as typeof Esbuild
}

function transformed(text: string, file: string, name: string): { code: string; map: SourceMap } {
  const { transformSync } = esbuild()
  try {
    const { code, map } = transformSync(text, {
      loader: loaderOf(file),
      format: 'cjs',
      target: 'node20',
      sourcefile: file,
      // Apart from the code: Node would else apply it as well where it is told to, and twice is wrong.
      sourcemap: 'external',
      logLevel: 'silent',
      // Nothing of what lies around the file may change what becomes of it.
      tsconfigRaw: {},
    })
    return { code, map: new SourceMap(JSON.parse(map) as SourceMapPayload) }
  } catch (error) {
    const faults = (error as Partial<Esbuild.TransformFailure>).errors ?? []
    if (faults.length === 0) throw error
    const told = faults.map(({ text: what, location }) => {
      const { line = 1, column = 0 } = location ?? {}
      return `${name}:${line}:${column + 1}: ${what}`
    })
    throw bad(told.join('\n'))
  }
}

function loaderOf(file: string): 'ts' | 'js' | 'json' {
  if (file.endsWith('.json')) return 'json'
  return /\.[cm]?ts$/.test(file) ? 'ts' : 'js'
}

function bad(message: string): Problem {
  return badConfiguration(message.split('\n'))
}

/** Looked at by shape: what is thrown in a module may be of another realm. */
function errorLike(thrown: unknown): { name?: string; message: string; stack?: string } {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) }
  const { name, message, stack } = thrown as Partial<Error>
  return {
    ...(typeof name === 'string' ? { name } : {}),
    message: typeof message === 'string' ? message : 'threw something that is no error',
    ...(typeof stack === 'string' ? { stack } : {}),
  }
}
