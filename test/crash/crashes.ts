import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

import { randomSource } from './randomSource'
import type { Found } from './writer'

export interface CrashOptions {
  readonly runs: number
  readonly seed: number
  /** Told of each run as its outcome is known. */
  readonly report?: (run: CrashRun) => void
}

export interface CrashRun {
  readonly run: number
  /** How long after its first append the writer was killed. */
  readonly killedAfterMillis: number
  /** The newest snapshot that the writer had acknowledged, and the newest that the next process found. */
  readonly acknowledged: number
  readonly found: number
  readonly faults: readonly string[]
}

const MODULES = path.resolve(__dirname, '../../node_modules')

const LONGEST_LIFE_MILLIS = 600
/** A ledger is read whole after each crash, so it is not left to grow for ever. */
const RUNS_A_LEDGER = 20

/**
 * Kills a process that appends to a ledger, without warning and at a moment that the seed determines,
 * and has a new process open what is left: nothing acknowledged may be lost, nothing may be half there.
 */
export async function crash({
  runs,
  seed,
  report = () => undefined,
}: CrashOptions): Promise<readonly CrashRun[]> {
  const random = randomSource(seed)
  const folder = mkdtempSync(path.join(tmpdir(), 'portfolio-crash-'))
  const done: CrashRun[] = []
  const conclude = (life: Life, found: Found): void => {
    const run = judge(done.length + 1, life, found)
    done.push(run)
    report(run)
  }
  try {
    const program = bundled('writer.ts', folder)
    while (done.length < runs) {
      const url = `sqlite:${path.join(folder, `${done.length}.sqlite`)}`
      const lives = Math.min(RUNS_A_LEDGER, runs - done.length)
      let before: Life | undefined
      for (let at = 0; at < lives; at += 1) {
        const writerSeed = Math.floor(random() * 2 ** 31)
        const life = await live(program, url, String(writerSeed), random() * LONGEST_LIFE_MILLIS)
        if (before !== undefined) conclude(before, life.found)
        before = life
      }
      if (before !== undefined) conclude(before, (await live(program, url, 'check')).found)
    }
    return done
  } finally {
    rmSync(folder, { recursive: true, force: true })
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

function judge(run: number, life: Life, next: Found): CrashRun {
  const { acknowledged, killedAfterMillis } = life
  const lost = `snapshot ${acknowledged} was acknowledged, and the newest left is ${next.latest}`
  const faults = next.latest < acknowledged ? [lost, ...next.faults] : next.faults
  return { run, killedAfterMillis, acknowledged, found: next.latest, faults }
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
