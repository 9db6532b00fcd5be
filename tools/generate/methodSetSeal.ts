import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import ts from 'typescript'

import type { UnalteredAnswers } from '../../gateway/portfolio/editions/methodSet'

/** The version of the methods, and the code that it stands for. */
export interface MethodSetSeal {
  readonly methodSet: string
  /** A hash over all of the files. */
  readonly seal: string
  /** A hash of the code of each file, by path. */
  readonly files: Readonly<Record<string, string>>
}

/** The code that answers are worked out by: methods, rules with their thresholds, and what applies them. */
const SEALED = [
  'gateway/methods',
  'schema/facts/calendar',
  ...[
    'concerns',
    'coverage',
    'delivery',
    'expected',
    'measures',
    'objectives',
    'outlook',
    'people',
    'products',
  ].map((room) => `gateway/portfolio/${room}`),
]

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Returns the code of a module without comments, types, layout and the places of what it imports. */
export function codeOf(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ES2022,
      removeComments: true,
      verbatimModuleSyntax: true,
    },
  })
  return outputText.replaceAll(/^(import|export)([^;]*?) from (['"])[^'"]*\3/gm, "$1$2 from ''")
}

/** Seals the code of a version of the methods. */
export function sealOf(root: string, methodSet: string): MethodSetSeal {
  const files = SEALED.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`),
  ).sort()
  const hashes = Object.fromEntries(
    files.map((file) => [file, sha256(codeOf(readFileSync(path.join(root, file), 'utf8')))]),
  )
  // A file that is moved is the same code.
  const seal = sha256(Object.values(hashes).sort().join('\n'))
  return { methodSet, seal, files: hashes }
}

/**
 * Holds that code may have changed as it did since it was sealed: under another version, or without altering an answer.
 *
 * @throws RangeError where neither is said: answers that went out as immutable would be others
 */
export function requireMoved(
  before: MethodSetSeal,
  now: MethodSetSeal,
  unaltered: readonly UnalteredAnswers[],
  isThere: (test: string) => boolean,
): void {
  if (now.seal === before.seal || now.methodSet !== before.methodSet) return
  const declared = unaltered.find(({ seal }) => seal === now.seal)
  if (declared !== undefined && isThere(declared.test)) return
  if (declared !== undefined)
    throw new RangeError(`There is no test ${declared.test}: UNALTERED_ANSWERS names it`)
  const names = new Set([...Object.keys(before.files), ...Object.keys(now.files)])
  const changed = [...names].filter((file) => before.files[file] !== now.files[file])
  throw new RangeError(
    `The code of method set ${now.methodSet} changed in ${changed.join(', ')}. Raise METHOD_SET in ` +
      `gateway/portfolio/editions/methodSet.ts; or, if no answer is altered, add to UNALTERED_ANSWERS there the seal ` +
      `${now.seal} with the test that shows it`,
  )
}
