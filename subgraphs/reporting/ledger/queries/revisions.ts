import type { Cell } from '../../../../schema/facts/figures/cell'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { Page, Revision } from '../ledger'
import { rowsThatMayHave } from '../blocks/keyHash'
import { headOf } from './readingRow'
import { readBlock } from '../blocks/recordBlock'
import type { Database, ReadingRow } from '../stores/tables'

interface FigureKey {
  readonly type: RecordType
  readonly key: string
  readonly field: string
}

/** What one reading says of the figure; `cell` is absent where its return has dropped it. */
interface Statement {
  readonly row: ReadingRow
  readonly cell: Cell | undefined
}

/**
 * The vintages of a figure, by the rule by which a member's state is made: the newest reading of each
 * return is in force, and of two returns that state the same figure the later reading stands.
 */
export async function readRevisions(
  db: Database,
  member: string,
  figure: FigureKey,
  { after, limit }: Page,
): Promise<readonly Revision[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('member', '=', member)
    .where('sequence', 'is not', null)
    .orderBy('sequence')
    .execute()
  const cells = await cellsByReading(db, member, figure)
  const inForce = new Map<string, Statement>()
  const revisions: Revision[] = []
  let standing: Statement | undefined
  for (const row of rows) {
    const slot = JSON.stringify([row.source, row.return_id])
    inForce.delete(slot)
    inForce.set(slot, { row, cell: cells.get(row.number) })
    const stands = [...inForce.values()].findLast(({ cell }) => cell !== undefined)
    if (stands?.row !== standing?.row) revisions.push(revisionAt(row, stands))
    standing = stands
  }
  return revisions.filter(({ sequence }) => sequence > after).slice(0, limit)
}

/** The revision that a snapshot brings about: the statement is its own, or one that its withdrawal uncovers. */
function revisionAt(row: ReadingRow, stands: Statement | undefined): Revision {
  const { received, recorded, knownFrom, correction } = headOf(row)
  const { source, returnId } = headOf(stands?.row ?? row)
  return {
    sequence: row.sequence as number,
    cell: stands?.cell ?? { reason: 'NOT_PROVIDED', note: 'the return no longer states it' },
    source,
    returnId,
    received,
    recorded,
    ...(knownFrom === undefined ? {} : { knownFrom }),
    ...(correction === undefined ? {} : { correction }),
  }
}

async function cellsByReading(
  db: Database,
  member: string,
  figure: FigureKey,
): Promise<ReadonlyMap<number, Cell>> {
  const blocks = await db
    .selectFrom('record_block')
    .select(['reading', 'block', 'key_hashes'])
    .where('member', '=', member)
    .where('type', '=', figure.type)
    .orderBy('reading')
    .orderBy('block')
    .execute()
  const cells = new Map<number, Cell>()
  for (const { reading, block, key_hashes: keyHashes } of blocks) {
    const rows = rowsThatMayHave(keyHashes, figure.key)
    if (rows.length === 0) continue
    const { count, body } = await db
      .selectFrom('record_block')
      .select(['count', 'body'])
      .where('member', '=', member)
      .where('reading', '=', reading)
      .where('block', '=', block)
      .executeTakeFirstOrThrow()
    const found = readBlock({ type: figure.type, count, body }, rows).findLast(
      ({ record }) => record.key === figure.key,
    )
    if (found !== undefined)
      cells.set(reading, found.record.fields[figure.field] ?? { reason: 'NOT_PROVIDED' })
  }
  return cells
}
