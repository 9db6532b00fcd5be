import { rmSync, utimesSync, writeFileSync } from 'node:fs'

const LONG_AGO = new Date('2026-01-01')

/**
 * Makes a file anew, whatever still has it open or it is a link to; as one that has long stood still, which is not
 * waited for.
 */
export function writeAsStanding(file: string, content: string | Uint8Array): void {
  rmSync(file, { force: true })
  writeFileSync(file, content)
  utimesSync(file, LONG_AGO, LONG_AGO)
}
