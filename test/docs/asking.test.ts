import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import type { Gateway } from '../support/processes/running'
import { startGateway } from '../support/processes/running'

interface Shown {
  readonly command: string
  /** What follows on the page, where `…` stands for anything, and spaces for nothing. */
  readonly output: RegExp
}

/** Each command of a page, with the output that the page shows after it. */
function commandsIn(page: string): readonly Shown[] {
  const blocks = [...page.matchAll(/```(\w+)\n(.*?)\n```/gs)].map(([, kind = '', text = '']) => ({
    kind,
    text,
  }))
  return blocks.flatMap(({ kind, text }, index) => {
    if (kind !== 'sh') return []
    const after = blocks[index + 1]
    if (after === undefined || after.kind === 'sh') throw new Error(`the page shows no output of: ${text}`)
    const output = new RegExp(withoutSpace(after.text).split('…').map(escaped).join('.*?'), 's')
    return [{ command: text, output }]
  })
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** What a command prints, until it is as wanted or the command ends. One that has no end is ended. */
function printed(command: string, folder: string, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', command], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString()
      if (!wanted.test(withoutSpace(text))) return
      resolve(text)
      if (child.exitCode === null) process.kill(-Number(child.pid))
    })
    child.on('error', reject)
    child.on('close', () => resolve(text))
  })
}

const asking = readFileSync(path.join(packageRoot(), 'docs', 'asking.md'), 'utf8')
const readme = readFileSync(path.join(packageRoot(), 'README.md'), 'utf8')
const withCurl = existsSync('/usr/bin/curl') ? describe : describe.skip

withCurl('what the pages say about asking (needs curl)', () => {
  let gateway: Gateway
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'asking-'))
    gateway = await startGateway()
  })
  afterAll(async () => {
    await gateway.stop()
    rmSync(folder, { recursive: true })
  })

  const here = (command: string) => command.replaceAll('http://127.0.0.1:4000', gateway.url)
  const shown = commandsIn(asking)

  it.each(shown.map(({ command, output }) => [command, output] as const))(
    'is so: %s',
    async (command, output) => {
      expect(withoutSpace(await printed(here(command), folder, output))).toMatch(output)
    },
  )

  it('has a command for every way of asking', () => {
    expect(shown.length).toBeGreaterThanOrEqual(9)
    for (const way of ['documentId', '--data-urlencode', 'etag', 'last-event-id', 'gzip', 'host:'])
      expect(shown.some(({ command }) => command.includes(way))).toBe(true)
  })

  it.each([...readme.matchAll(/```sh\n(curl .*?)\n```/gs)].map(([, command = '']) => command))(
    'is answered with data, as the README has it: %s',
    async (command) => {
      const answer = JSON.parse(await printed(here(command), folder, /(?!)/)) as object
      expect(Object.keys(answer)).toEqual(['data'])
    },
  )
})
