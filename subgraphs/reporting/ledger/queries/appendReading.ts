import { setImmediate as nextTurn } from 'node:timers/promises'

import { BlockWriter } from '../blocks/blockWriter'
import type { Appended, Found, NewReading } from '../ledger'
import { storeBrought, storeCheck } from './fetches'
import { newestReadingRows } from './newestReadings'
import { payloadHash, refuseRedacted, storePayload } from './payloads'
import { PackQueue } from './packQueue'
import { readingRow } from './readingRow'
import type { RecordBlock } from '../blocks/recordBlock'
import type { Database } from '../stores/tables'

/** Stores a reading; run inside one transaction of the member. */
export async function appendReading(
  db: Database,
  member: string,
  reading: NewReading,
  now: () => Date,
): Promise<Appended> {
  const hash = payloadHash(reading.payload)
  await refuseRedacted(db, member, hash)
  const [previous] = await newestReadingRows(db, member, reading.source, reading.returnId)
  const { source, returnId, fetch } = reading
  const attempt =
    fetch === undefined
      ? undefined
      : await storeBrought(db, member, { source, returnId, payloadHash: hash, times: fetch })
  if (previous?.payload_hash === hash && previous.mapping_hash === reading.mappingHash) {
    const checked = reading.fetch?.ended ?? now().toISOString()
    await storeCheck(db, member, { reading: previous.number, attempt, checked })
    return { outcome: 'UNCHANGED', reading: previous.number }
  }
  const queue = new PackQueue()
  await storePayload(db, member, hash, reading.payload, queue)
  const newest = await newestOf(db, member)
  const number = newest.number + 1
  const stored = await storeContents(db, member, number, reading.contents, queue)
  await queue.finish()
  const conclusion = reading.conclude()
  const sequence = conclusion.verdict === 'ACCEPTED' ? newest.sequence + 1 : undefined
  const recorded = later(now().toISOString(), newest.recorded)
  const placing = { member, number, sequence, payloadHash: hash, attempt, recorded, stored }
  await db
    .insertInto('reading')
    .values(readingRow(reading, conclusion, placing))
    .execute()
  if (conclusion.verdict === 'REFUSED') {
    const entry = JSON.stringify(conclusion.refusal)
    await db.insertInto('refusal').values({ member, reading: number, number: 1, entry }).execute()
  }
  return sequence === undefined
    ? { outcome: 'REFUSED', reading: number }
    : { outcome: 'STORED', reading: number, sequence }
}

/** A clock that is set back must not put a snapshot before the one it follows. */
function later(instant: string, other: string): string {
  return instant > other ? instant : other
}

async function newestOf(
  db: Database,
  member: string,
): Promise<{ number: number; sequence: number; recorded: string }> {
  const { number, sequence, recorded } = await db
    .selectFrom('reading')
    .select((eb) => [
      eb.fn.max('number').as('number'),
      eb.fn.max('sequence').as('sequence'),
      eb.fn.max('recorded').as('recorded'),
    ])
    .where('member', '=', member)
    .executeTakeFirstOrThrow()
  return { number: number ?? 0, sequence: sequence ?? 0, recorded: recorded ?? '' }
}

async function storeContents(
  db: Database,
  member: string,
  reading: number,
  contents: NewReading['contents'],
  queue: PackQueue,
): Promise<{ records: number; quarantined: number; notes: number }> {
  const blocks = new BlockWriter()
  const quarantine = new EntryWriter(db, 'quarantine', member, reading)
  const notes = new EntryWriter(db, 'note', member, reading)
  let block = 0
  const store = async (finished: readonly RecordBlock[]): Promise<void> => {
    for (const one of finished) await storeBlock(db, member, reading, (block += 1), one)
    await queue.storePacked()
  }
  const take = (found: Found): Promise<void> | undefined => {
    if ('quarantined' in found) return quarantine.add(found.quarantined)
    if ('note' in found) return notes.add(found.note)
    const finished = blocks.add('row' in found ? found.row : found.record)
    return finished.length === 0 ? undefined : store(finished)
  }
  // Waiting costs as much as storing a record, so it is done only where there is something to wait for.
  if (Symbol.iterator in contents) {
    for (const found of contents) {
      const stored = take(found)
      if (stored !== undefined) await stored
    }
  } else for await (const found of contents) await take(found)
  await store(blocks.finish())
  return { records: blocks.records, quarantined: await quarantine.finish(), notes: await notes.finish() }
}

export async function storeBlock(
  db: Database,
  member: string,
  reading: number,
  block: number,
  { type, count, keyHashes, body }: RecordBlock,
): Promise<void> {
  await db
    .insertInto('record_block')
    .values({ member, reading, block, type, count, key_hashes: keyHashes, body })
    .execute()
  // SQLite answers at once: without this, a long reading would let nothing else have a turn.
  await nextTurn()
}

const ENTRIES_A_BATCH = 200

class EntryWriter {
  readonly #db: Database
  readonly #table: 'quarantine' | 'note'
  readonly #member: string
  readonly #reading: number
  #batch: string[] = []
  #stored = 0

  constructor(db: Database, table: 'quarantine' | 'note', member: string, reading: number) {
    this.#db = db
    this.#table = table
    this.#member = member
    this.#reading = reading
  }

  async add(entry: object): Promise<void> {
    this.#batch.push(JSON.stringify(entry))
    if (this.#batch.length >= ENTRIES_A_BATCH) await this.#flush()
  }

  /** How many entries were added. */
  async finish(): Promise<number> {
    if (this.#batch.length > 0) await this.#flush()
    return this.#stored
  }

  async #flush(): Promise<void> {
    const rows = this.#batch.map((entry, at) => ({
      member: this.#member,
      reading: this.#reading,
      number: this.#stored + at + 1,
      entry,
    }))
    await this.#db.insertInto(this.#table).values(rows).execute()
    this.#stored += rows.length
    this.#batch = []
    await nextTurn()
  }
}
