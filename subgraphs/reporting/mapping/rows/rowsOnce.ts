import { createHash } from 'node:crypto'

import type { RawRecord, RawTable } from '../../../sources/table/rawTable'
import { tableWith } from './tableWith'

/** Counts rows that are copies of one another, cell by cell, once, and tells how many copies there were. */
export function rowsOnce(table: RawTable, source: string): RawTable {
  let copies = 0
  let first: RawRecord | undefined
  return tableWith(
    table,
    function* once(records) {
      copies = 0
      const met = new Set<string>()
      for (const record of records) {
        const content = hashOf(record)
        if (!met.has(content)) {
          met.add(content)
          yield record
          continue
        }
        copies += 1
        if (copies === 1) first = record
      }
    },
    () =>
      copies === 0
        ? []
        : [
            {
              code: 'IDENTICAL_ROWS',
              message: `${source}: ${copies} ${copies === 1 ? 'row is a copy' : 'rows are copies'} of others, cell by cell, and ${copies === 1 ? 'counts' : 'count'} once [IDENTICAL_ROWS]`,
              where: first?.place ?? {},
            },
          ],
  )
}

/** Much shorter than what it stands for: there may be many rows. */
function hashOf(record: RawRecord): string {
  return createHash('sha256').update(JSON.stringify(record.asWritten())).digest('base64').slice(0, 22)
}
