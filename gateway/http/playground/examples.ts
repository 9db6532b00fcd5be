import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const FIRST = 'overview.graphql'

/**
 * The queries of a folder's `*.graphql` files as the Playground shows them: the overview first, then the
 * others by file name. Empty where there is no such folder.
 */
export function readExamples(folder: string): readonly { readonly query: string }[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
  const ordered = [...names.filter((name) => name === FIRST), ...names.filter((name) => name !== FIRST)]
  return ordered.map((name) => ({ query: readFileSync(path.join(folder, name), 'utf8') }))
}
