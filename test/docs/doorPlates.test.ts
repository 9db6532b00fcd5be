import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { quotedIn } from './quotedIn'

const MOST_LINES = 10
const MOST_WORDS = 20

const TOPS = ['base', 'schema', 'subgraphs', 'gateway', 'client', 'tools']
/** The folders whose own folders have a plate each. */
const DIVIDED = ['base', 'schema', 'subgraphs', 'gateway']
/** Written by `npm run generate`. */
const GENERATED = ['schema/generated', 'schema/subgraphs']

const at = (...parts: readonly string[]) => path.join(packageRoot(), ...parts)

/** The folders of code right below another, without those that are generated and those of single members. */
function foldersBelow(top: string): readonly string[] {
  return readdirSync(at(top), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${top}/${name}`)
    .filter((folder) => !GENERATED.includes(folder) && !existsSync(at(folder, 'subgraph.yml')))
    .filter((folder) => readdirSync(at(folder), { recursive: true, encoding: 'utf8' }).some(isCode))
}

function isCode(file: string): boolean {
  return /\.tsx?$/.test(file)
}

function plateOf(folder: string): string | undefined {
  const file = at(folder, 'README.md')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** The files that a page names: names with an extension, patterns left out. */
function filesIn(text: string): readonly string[] {
  return quotedIn(text).filter((one) => /^[\w./-]+\.[a-z]\w*$/i.test(one))
}

/** The folders of this repository that are named in backticks, as paths from the root. */
function foldersIn(text: string): readonly string[] {
  return quotedIn(text).filter((one) => /^(?:\w+\/)+\w+$/.test(one))
}

function isThere(folder: string, named: string): boolean {
  return existsSync(at(folder, named)) || existsSync(at(named))
}

const rooms = [...TOPS, ...DIVIDED.flatMap(foldersBelow)]

describe('the README of each folder', () => {
  it('is asked of the folders that there are', () => {
    expect(rooms.length).toBeGreaterThanOrEqual(TOPS.length + 20)
    for (const room of ['base/http', 'schema/facts', 'subgraphs/reporting', 'gateway/methods'])
      expect(rooms).toContain(room)
    for (const other of ['subgraphs/synergy', 'subgraphs/mappings', ...GENERATED])
      expect(rooms).not.toContain(other)
  })

  describe.each(rooms)('%s', (room) => {
    const plate = plateOf(room)
    const lines = (plate ?? '').trimEnd().split('\n')

    it('is there, under the name of the folder, and short', () => {
      expect(plate).toBeDefined()
      expect(lines[0]).toBe(`# ${room}`)
      expect(lines.length).toBeLessThanOrEqual(MOST_LINES)
    })

    it('begins with a short sentence', () => {
      const [first = ''] = lines.slice(1).filter((line) => line !== '')
      expect(first).toMatch(/^[A-Z].*\.$/)
      expect(first.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS)
    })

    it('says what may be imported, what must not be known, and where to begin', () => {
      const told = lines.map((line) => /^- (.+?): ./.exec(line)?.[1])
      expect(told).toEqual(expect.arrayContaining(['Imports', 'Must not know', 'Begin with']))
      const beginning = lines.find((line) => line.startsWith('- Begin with: ')) ?? ''
      expect(filesIn(beginning).length).toBeGreaterThan(0)
    })

    it('names files and folders that exist', () => {
      const named = [...filesIn(plate ?? ''), ...foldersIn(plate ?? '')]
      // Each member's folder has one of its own.
      const missing = named.filter((one) => one !== 'subgraph.yml' && !isThere(room, one))
      expect(missing).toEqual([])
    })
  })
})
