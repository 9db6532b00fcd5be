import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { bundlePlayground } from '../../../../gateway/http/playground/bundle'
import { readManifest } from '../../../../gateway/http/playground/manifest'
import type { Manifest } from '../../../../gateway/http/playground/manifest'

let parent: string
let folder: string
let manifest: Manifest

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'bundle-'))
  folder = path.join(parent, 'deep', 'playground')
  expect(await bundlePlayground(folder)).toBe('BUILT')
  manifest = readManifest(folder) as Manifest
}, 120_000)

afterAll(() => rm(parent, { recursive: true }))

it('is the listed files, their gzipped twins and the manifest, and nothing else', async () => {
  const listed = manifest.assets.flatMap((name) => [name, `${name}.gz`])
  expect((await readdir(folder)).sort()).toEqual([...listed, 'manifest.json'].sort())
  expect(await readdir(path.dirname(folder))).toEqual(['playground'])
})

it('names every file by a hash of its content', () => {
  expect(manifest.assets).toEqual(expect.arrayContaining([manifest.script, manifest.style]))
  for (const name of manifest.assets) expect(name).toMatch(/^[a-z]+-[A-Z0-9]{8}\.(js|css)$/)
})

it('holds the three workers, and the page names them', async () => {
  const workers = manifest.assets.filter((name) => /^(editor|json|graphql)-/.test(name))
  expect(workers).toHaveLength(3)
  const scripts = manifest.assets.filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(scripts.map((name) => readFile(path.join(folder, name), 'utf8')))
  for (const worker of workers) expect(texts.some((text) => text.includes(worker))).toBe(true)
})

it('zips without loss', async () => {
  for (const name of manifest.assets) {
    const plain = await readFile(path.join(folder, name))
    expect(gunzipSync(await readFile(path.join(folder, `${name}.gz`))).equals(plain)).toBe(true)
  }
})

it('names no CDN, imports nothing by URL, and styles itself from its own data', async () => {
  for (const name of manifest.assets) {
    const text = await readFile(path.join(folder, name), 'utf8')
    expect(
      text.match(/(unpkg\.com|jsdelivr\.net|esm\.sh|esm\.run|skypack|cdnjs|\/\/cdn\.|googleapis)/g),
    ).toBeNull()
    expect(text.match(/(import\s*\(?|from|importScripts\()\s*["'`]https?:/g)).toBeNull()
    if (name.endsWith('.css')) expect(text.match(/(@import|url\((?!["']?(data:|#)))/g)).toBeNull()
  }
})

it('cleans HTML by the current DOMPurify, not by the one that the editor has inside', async () => {
  const lock = JSON.parse(
    await readFile(path.join(__dirname, '..', '..', '..', '..', 'package-lock.json'), 'utf8'),
  ) as { readonly packages: Readonly<Record<string, { readonly version: string }>> }
  const current = lock.packages['node_modules/dompurify']?.version ?? ''
  const scripts = manifest.assets.filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(scripts.map((name) => readFile(path.join(folder, name), 'utf8')))
  const named = texts.flatMap((text) =>
    [...text.matchAll(/DOMPurify (\d+\.\d+\.\d+) \|/g)].map(([, found]) => found),
  )
  expect([...new Set(named)]).toEqual([current])
  // The number that the code itself carries, for whoever removes the comments.
  const carrying = texts.filter((text) => text.includes('removeAllHooks'))
  expect(carrying).toHaveLength(1)
  expect(carrying[0]).toContain(`"${current}"`)
  expect(texts.some((text) => /["']3\.1\.7["']/.test(text))).toBe(false)
})

it('is left alone while its inputs are the same, and made anew when they are not', async () => {
  const file = path.join(folder, 'manifest.json')
  const before = (await stat(file)).mtimeMs
  expect(await bundlePlayground(folder)).toBe('UNCHANGED')
  expect((await stat(file)).mtimeMs).toBe(before)

  await writeFile(file, JSON.stringify({ ...manifest, inputs: 'other' }))
  expect(await bundlePlayground(folder)).toBe('BUILT')
  expect(readManifest(folder)).toEqual(manifest)
}, 120_000)

it('is whole when two builds meet', async () => {
  const contested = path.join(parent, 'contested')
  const build = `require('./gateway/http/playground/bundle').bundlePlayground(${JSON.stringify(contested)})`
  const root = path.resolve(__dirname, '..', '..', '..', '..')
  const run = () => promisify(execFile)(process.execPath, ['--import', 'tsx', '--eval', build], { cwd: root })
  await Promise.all([run(), run()])
  expect(readManifest(contested)).toEqual(manifest)
  expect((await readdir(parent)).sort()).toEqual(['contested', 'deep'])
}, 120_000)
