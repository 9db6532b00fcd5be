import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { buildSync } from 'esbuild'

const ROOT = path.resolve(__dirname, '../../..')

/** Compiles what is shipped into a folder, as the build does but for checking its types. */
export function compile(folder: string): void {
  const entryPoints = ['base', 'schema', 'subgraphs', 'gateway'].flatMap((part) =>
    readdirSync(path.join(ROOT, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('http/playground/page'))
      .map((name) => path.join(ROOT, part, name)),
  )
  buildSync({
    entryPoints,
    outdir: folder,
    outbase: ROOT,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  })
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "portfolio-light" }')
  for (const part of ['node_modules', 'examples']) symlinkSync(path.join(ROOT, part), path.join(folder, part))
}
