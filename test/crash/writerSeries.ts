import { execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

import type { Outcome, Series } from './crashRun'
import type { Found } from './writer'

const MODULES = path.resolve(__dirname, '../../node_modules')

const LONGEST_LIFE_MILLIS = 600

/** Kills writers: see `writer.ts`. */
export function writerSeries(folder: string): Series {
  const program = bundled('writer.ts', folder)
  return async (url, runs, random) => {
    const outcomes: Outcome[] = []
    let before: Life | undefined
    for (let at = 0; at < runs; at += 1) {
      const seed = Math.floor(random() * 2 ** 31)
      const life = await live(program, url, String(seed), random() * LONGEST_LIFE_MILLIS)
      if (before !== undefined) outcomes.push(judge(before, life.found))
      before = life
    }
    if (before !== undefined) outcomes.push(judge(before, (await live(program, url, 'check')).found))
    return outcomes
  }
}

/** A program of this folder as one JavaScript file, which starts several times as fast. */
function bundled(name: string, folder: string): string {
  const bundle = path.join(folder, `${name}.js`)
  const options = [
    '--bundle',
    '--platform=node',
    '--target=node20',
    '--packages=external',
    // A bundle outside this folder finds packages by NODE_PATH, which only "require" follows.
    '--supported:dynamic-import=false',
    `--outfile=${bundle}`,
  ]
  execFileSync(path.join(MODULES, '.bin', 'esbuild'), [path.join(__dirname, name), ...options], {
    stdio: 'pipe',
  })
  return bundle
}

/** One process, from its start to its end. */
interface Life {
  readonly found: Found
  readonly acknowledged: number
  readonly killedAfterMillis: number
}

function judge({ acknowledged, killedAfterMillis }: Life, next: Found): Outcome {
  const lost = `snapshot ${acknowledged} was acknowledged, and the newest left is ${next.latest}`
  const faults = next.latest < acknowledged ? [lost, ...next.faults] : next.faults
  return { killedAfterMillis, acknowledged, found: next.latest, faults }
}

/** Runs the writer, and kills it so long after it has begun to append. */
async function live(program: string, url: string, seed: string, killedAfterMillis = 0): Promise<Life> {
  const writer = spawn(process.execPath, [program, url, seed], {
    env: { ...process.env, NODE_PATH: MODULES },
  })
  let found: Found = { latest: 0, faults: ['the writer ended before it had opened the ledger'] }
  let acknowledged = 0
  let complaints = ''
  writer.stderr.on('data', (text) => (complaints += String(text)))
  const ended = new Promise((resolve) => writer.once('close', resolve))
  for await (const line of createInterface(writer.stdout)) {
    const [word, rest = ''] = line.split(/ (.*)/s)
    if (word === 'found') {
      found = JSON.parse(rest) as Found
      acknowledged = found.latest
    }
    if (word === 'begin') setTimeout(() => writer.kill('SIGKILL'), killedAfterMillis)
    if (word === 'ack') acknowledged = Number(rest)
  }
  await ended
  if (complaints !== '') found = { ...found, faults: [...found.faults, complaints] }
  return { found, acknowledged, killedAfterMillis }
}
