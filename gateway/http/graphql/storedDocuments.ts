import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Documents that clients may ask by id instead of in words. */
export type StoredDocuments = ReadonlyMap<string, string>

/** The documents of a folder, each by its file's name without the ending and as `sha256:` with its hash. */
export function loadStoredDocuments(folder: string): StoredDocuments {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
  return new Map(
    files.flatMap((name): [string, string][] => {
      const text = readFileSync(path.join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      return [
        [path.basename(name, '.graphql'), text],
        [`sha256:${hash}`, text],
      ]
    }),
  )
}
