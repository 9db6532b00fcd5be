import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What the built Playground consists of. Every file lies beside the manifest, under its hashed name. */
export interface Manifest {
  /** SHA-256 over everything the files were made from. */
  readonly inputs: string
  /** The module that starts the page. */
  readonly script: string
  readonly style: string
  /** All files that may be asked for; each has a gzipped twin with `.gz` appended. */
  readonly assets: readonly string[]
}

export const MANIFEST = 'manifest.json'

/** The manifest of a built Playground, or nothing where it has not been built. */
export function readManifest(bundleFolder: string): Manifest | undefined {
  const file = path.join(bundleFolder, MANIFEST)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined
}
