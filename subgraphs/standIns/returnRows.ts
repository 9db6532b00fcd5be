import { readFileSync } from 'node:fs'

import { parse } from 'csv-parse/sync'

/** The rows of a shipped return, heading → text, without the line above the headings that says it is illustrative. */
export function returnRows(file: string): readonly Readonly<Record<string, string>>[] {
  const [first = [], ...rest] = parse(readFileSync(file), { bom: true, relax_column_count: true })
  const [headings = [], ...rows] = first.length === 1 ? rest : [first, ...rest]
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])))
}
