import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

function isOurs(folder: string): boolean {
  const manifest = path.join(folder, 'package.json')
  if (!existsSync(manifest)) return false
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'portfolio-light'
}

/** The folder of this package, whether the code runs from its source or from `dist/`. */
export function packageRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (isOurs(folder)) return folder
    if (folder === path.dirname(folder)) throw new Error(`${from} is not inside the package portfolio-light`)
  }
}
