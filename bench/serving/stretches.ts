import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'

/**
 * What a process tells of itself that has this file loaded by `--require`: each second, in the file that
 * `STRETCHES_FILE` names, for how long the event loop was held at most since that was read, and what stayed in the heap.
 */
export interface Stretches {
  /** The longest time between two turns of the event loop, by the clock. */
  readonly longestMillis: number
  /** The most processor time of the whole process between two turns: neighbours do not add to it. */
  readonly mostProcessorMillis: number
  /** The least of the heap that was in use: what stays after garbage has been collected. */
  readonly leastHeapMegabytes: number
}

const TURN_MILLIS = 5
const TOLD_MILLIS = 1_000

/** Reads what a process told last: the most of all since it was read before. */
export async function readStretches(file: string): Promise<Stretches> {
  while (!existsSync(file)) await setTimeout(TURN_MILLIS)
  const stretches = JSON.parse(readFileSync(file, 'utf8')) as Stretches
  rmSync(file)
  return stretches
}

function begin(file: string): void {
  let [last, lastUsed, told] = [performance.now(), process.cpuUsage(), performance.now()]
  let [longest, most, least] = [0, 0, Infinity]
  setInterval(() => {
    const now = performance.now()
    const { user, system } = process.cpuUsage(lastUsed)
    longest = Math.max(longest, now - last - TURN_MILLIS)
    most = Math.max(most, (user + system) / 1_000)
    ;[last, lastUsed] = [now, process.cpuUsage()]
    if (now - told < TOLD_MILLIS) return
    told = now
    least = Math.min(least, process.memoryUsage().heapUsed / 1024 / 1024)
    // What nobody has read yet stands: the most of all is told.
    if (existsSync(file)) {
      const before = JSON.parse(readFileSync(file, 'utf8')) as Stretches
      longest = Math.max(longest, before.longestMillis)
      most = Math.max(most, before.mostProcessorMillis)
      least = Math.min(least, before.leastHeapMegabytes)
    }
    const stretches: Stretches = {
      longestMillis: longest,
      mostProcessorMillis: most,
      leastHeapMegabytes: least,
    }
    const half = `${file}.written`
    writeFileSync(half, JSON.stringify(stretches))
    renameSync(half, file)
    ;[longest, most, least] = [0, 0, Infinity]
  }, TURN_MILLIS).unref()
}

const file = process.env['STRETCHES_FILE']
// Other threads have it loaded too.
if (file !== undefined && isMainThread) begin(file)
