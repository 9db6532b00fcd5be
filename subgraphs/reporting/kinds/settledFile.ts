import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** A file that was touched more recently than this may still be being written. */
const FRESH_MILLIS = 2_000
const POLL_MILLIS = 200
/** Ten seconds: a drop that takes longer is taken at the next refresh. */
const POLLS = 50

const asItWas = (one: Stats, other: Stats) => one.size === other.size && one.mtimeMs === other.mtimeMs

/**
 * What a file is once it stands still: size and time of change the same at two polls after the first.
 * One that has long stood still is not waited for. Nothing where it goes on changing.
 */
export async function settledFile(path: string, now: () => number = Date.now): Promise<Stats | undefined> {
  let found = await stat(path)
  if (!found.isFile() || now() - found.mtimeMs > FRESH_MILLIS) return found
  for (let poll = 0, still = 0; poll < POLLS; poll += 1) {
    await setTimeout(POLL_MILLIS)
    const again = await stat(path)
    still = asItWas(found, again) ? still + 1 : 0
    if (still === 2) return again
    found = again
  }
  return undefined
}
