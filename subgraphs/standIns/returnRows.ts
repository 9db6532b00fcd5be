import { readFileSync } from 'node:fs'

import { parse } from 'csv-parse/sync'

/** The line above the headings that says that a return is illustrative: one quoted cell. */
const NOTE = /^\uFEFF?"[^"\n]*"\r?\n/

/** The rows of a shipped return, heading → text, without the line above the headings that says it is illustrative. */
export function returnRows(file: string): readonly Readonly<Record<string, string>>[] {
  // Left to the parser, the note would make an error of every row that is longer than it is.
  const rows = readFileSync(file, 'utf8').replace(NOTE, '')
  return parse(rows, { bom: true, columns: true })
}
