import type { Note } from '../../../../schema/facts/snapshots/snapshot'
import type { RawRecord, RawTable } from '../../../sources/table/rawTable'

/** Gives a table whose records a step has chosen or changed; the step runs anew at each reading. */
export function tableWith(
  table: RawTable,
  step: (records: Iterable<RawRecord>) => Iterable<RawRecord>,
  notes: () => readonly Note[] = () => [],
): RawTable {
  const { headings, mostRecords, sheets, mayHaveDecimalCommas } = table
  return {
    headings,
    records: { [Symbol.iterator]: () => step(table.records)[Symbol.iterator]() },
    notes: () => [...(table.notes?.() ?? []), ...notes()],
    ...(mostRecords === undefined ? {} : { mostRecords }),
    ...(sheets === undefined ? {} : { sheets }),
    ...(mayHaveDecimalCommas === undefined ? {} : { mayHaveDecimalCommas }),
    ...(table.addressed === undefined ? {} : { addressed: table.addressed.bind(table) }),
    ...(table.headingAt === undefined ? {} : { headingAt: table.headingAt.bind(table) }),
  }
}
