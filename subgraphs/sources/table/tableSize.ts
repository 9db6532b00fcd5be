import { Problem } from '../../../base/problems/problem'

/** Twice the largest return foreseen. Each takes about a kilobyte of memory while it is read. */
export const MOST_RECORDS = 2_000_000

/** As many as a spreadsheet has. */
export const MOST_COLUMNS = 16_384

/** Rows by columns, filled or not: a few long rows among many short ones cost as much as if all were long. */
const MOST_CELLS = 200_000_000

/**
 * Asked before every column is held against every record.
 *
 * @param what how the table is called in the message
 * @throws Problem TABLE_TOO_LARGE
 */
export function refuseTooLarge(what: string, records: number, columns: number): void {
  const refuse = (count: string, most: string): Problem =>
    new Problem('TABLE_TOO_LARGE', `${what} has ${count} (at most ${most}) [TABLE_TOO_LARGE]`, {
      records,
      columns,
    })
  if (records > MOST_RECORDS) throw refuse(`more than ${MOST_RECORDS} records`, `${MOST_RECORDS}`)
  if (columns > MOST_COLUMNS) throw refuse(`${columns} columns`, `${MOST_COLUMNS}`)
  if (records * columns > MOST_CELLS)
    throw refuse(`${records} records of ${columns} columns`, `${MOST_CELLS} cells`)
}
