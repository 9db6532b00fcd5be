import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { build } from 'esbuild'
import type { BuildOptions, OutputFile } from 'esbuild'
import { runCommand } from '../../../base/process/commandLine'
import { currentDompurify } from './currentDompurify'
import { MANIFEST, readManifest } from './manifest'
import type { Manifest } from './manifest'

const ROOT = path.resolve(__dirname, '..', '..', '..')
const PAGE = path.join(__dirname, 'page')

const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  outdir: 'playground',
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  target: 'es2022',
  // GraphiQL's prettify imports these CommonJS twins for their named exports, which a split bundle lacks.
  alias: {
    'prettier/parser-graphql': 'prettier/plugins/graphql',
    'prettier/parser-babel': 'prettier/plugins/babel',
  },
  logLevel: 'warning',
} as const satisfies BuildOptions

interface Built {
  /** The file made from each entry. */
  readonly names: Readonly<Record<string, string>>
  readonly files: readonly OutputFile[]
}

/**
 * Builds GraphiQL's page with its editors and workers into a folder of static files, so that the gateway
 * serves all of it and nothing comes from a CDN. Leaves a folder alone that was made from the same inputs.
 */
export async function bundlePlayground(outputFolder: string): Promise<'BUILT' | 'UNCHANGED'> {
  const inputs = await hashInputs()
  if (readManifest(outputFolder)?.inputs === inputs) return 'UNCHANGED'

  const { names, files } = await make({
    ...OPTIONS,
    entryPoints: {
      style: path.join(PAGE, 'style.css'),
      editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
      json: 'monaco-editor/esm/vs/language/json/json.worker.js',
      graphql: 'monaco-graphql/esm/graphql.worker.js',
    },
  })
  const { style = '', ...workers } = names
  const page = await make({
    ...OPTIONS,
    entryPoints: { main: path.join(PAGE, 'main.tsx') },
    define: { WORKERS: JSON.stringify(workers) },
    format: 'esm',
    splitting: true,
    plugins: [currentDompurify],
    jsx: 'automatic',
    // GraphiQL's one style sheet already holds the editor's styles.
    loader: { '.css': 'empty' },
  })
  const all = [...files, ...page.files]
  await place(outputFolder, all, {
    inputs,
    script: page.names['main'] ?? '',
    style,
    assets: all.map((file) => path.basename(file.path)).sort(),
  })
  return 'BUILT'
}

async function make(options: typeof OPTIONS & BuildOptions): Promise<Built> {
  const { metafile, outputFiles } = await build(options)
  const names: Record<string, string> = {}
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    const name = path.basename(file)
    if (entryPoint !== undefined) names[name.slice(0, name.lastIndexOf('-'))] = name
  }
  return { names, files: outputFiles }
}

/** The versions of all packages are those of the lock file. */
async function hashInputs(): Promise<string> {
  const sources = (await readdir(PAGE)).sort().map((name) => path.join(PAGE, name))
  const hash = createHash('sha256')
  const made = ['bundle', 'currentDompurify'].map((name) =>
    path.join(__dirname, name + path.extname(__filename)),
  )
  for (const file of [...sources, ...made, path.join(ROOT, 'package-lock.json')]) {
    hash
      .update(path.basename(file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Puts the whole folder in place at once, so that a server never sees half of it. */
async function place(folder: string, files: readonly OutputFile[], manifest: Manifest): Promise<void> {
  const staging = `${folder}.${process.pid}`
  await mkdir(staging, { recursive: true })
  for (const { path: name, contents } of files) {
    const file = path.join(staging, path.basename(name))
    await writeFile(file, contents)
    await writeFile(`${file}.gz`, await promisify(gzip)(contents, { level: 9 }))
  }
  await writeFile(path.join(staging, MANIFEST), JSON.stringify(manifest, null, 2))
  await rm(folder, { recursive: true, force: true })
  try {
    await rename(staging, folder)
  } catch (error) {
    // Another build of the same inputs may have come first.
    if (readManifest(folder)?.inputs !== manifest.inputs) throw error
    await rm(staging, { recursive: true })
  }
}

if (require.main === module) {
  const folder = path.join(ROOT, 'dist', 'playground')
  runCommand(async () => {
    console.log(`${folder}: ${(await bundlePlayground(folder)).toLowerCase()}`)
    return 0
  })
}
