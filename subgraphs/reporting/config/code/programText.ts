import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import type * as Esbuild from 'esbuild'

/** Loaded by the first module that is read, for most members have none. */
export function esbuild(): typeof Esbuild {
  return createRequire(__filename)('esbuild') as typeof Esbuild
}

const texts = new Map<string, string>()

/** Returns a program beside this file as JavaScript: compiled, or made of its TypeScript where nothing is compiled. */
export function programText(name: string): string {
  let text = texts.get(name)
  if (text === undefined) {
    const compiled = path.join(__dirname, `${name}.js`)
    text = existsSync(compiled)
      ? readFileSync(compiled, 'utf8')
      : esbuild().transformSync(readFileSync(path.join(__dirname, `${name}.ts`), 'utf8'), {
          loader: 'ts',
          format: 'cjs',
          target: 'node20',
          tsconfigRaw: {},
        }).code
    texts.set(name, text)
  }
  return text
}
