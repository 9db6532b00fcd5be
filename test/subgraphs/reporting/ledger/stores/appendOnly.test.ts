import type { Ledgers } from '../../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../../subgraphs/reporting/ledger/openLedgers'
import { payloadHash } from '../../../../../subgraphs/reporting/ledger/queries/payloads'
import { readingOf } from '../readings'
import { describeStores } from '../stores'

/** Every table, and a column of it that is not part of its key. */
const TABLES = {
  payload: 'size',
  payload_chunk: 'bytes',
  attempt: 'detail',
  reading: 'counts',
  record_block: 'body',
  quarantine: 'entry',
  note: 'entry',
  refusal: 'entry',
  content_check: 'checked',
  redaction: 'reason',
  redaction_done: 'member',
} as const

/** Matched by message: what SQLite's driver throws is not made as other errors are. */
const refusal = { message: expect.stringContaining('LEDGER_APPEND_ONLY') as unknown }

describeStores('append-only, enforced by the store', (store) => {
  let url: string
  let ledgers: Ledgers

  beforeAll(async () => {
    url = await store.fresh()
    ledgers = await openLedgers({ url })
    const unity = ledgers.of('unity')
    const fetch = { started: '2026-10-05T08:00:00Z', ended: '2026-10-05T08:00:01Z' }
    const entry = { code: 'BAD_TEXT', message: 'no', where: {}, record: {} }
    await unity.append(readingOf({ payload: 'redacted', returnId: 'other.csv' }))
    await unity.redact({
      payloadHash: payloadHash(Buffer.from('redacted')),
      reason: 'a name',
      by: 'the owner',
    })
    const tooFew = { code: 'TOO_FEW_ROWS', message: 'none' }
    await unity.append(readingOf({ payload: 'refused', refusal: tooFew, fetch, quarantine: [entry] }))
    await unity.append(readingOf({ notes: [{ code: 'CONTRADICTION', message: 'no' }], fetch }))
    await unity.append(readingOf({ fetch }))
  })

  afterAll(async () => {
    expect(await ledgers.verify()).toEqual([])
    await ledgers.close()
  })

  it.each(Object.entries(TABLES))('no row of %s is changed', async (table, column) => {
    await expect(store.tamper(url, `UPDATE ${table} SET ${column} = ${column}`)).rejects.toMatchObject(
      refusal,
    )
  })

  it.each(Object.keys(TABLES))('no row of %s is deleted', async (table) => {
    await expect(store.tamper(url, `DELETE FROM ${table}`)).rejects.toMatchObject(refusal)
  })

  it.each(Object.keys(TABLES))('no row of %s is replaced or thrown away with the rest', async (table) => {
    const attempts = {
      SQLite: `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
      PostgreSQL: `TRUNCATE ${table} CASCADE`,
    }
    const attempt = attempts[store.name as keyof typeof attempts]
    await expect(store.tamper(url, attempt)).rejects.toMatchObject(refusal)
  })

  it('a second reading does not take the place of another in the sequence', async () => {
    const columns =
      'member, source, return_id, verdict, payload_hash, mapping_hash, received, recorded, origin, counts, records, quarantined, notes'
    const replace = store.name === 'SQLite' ? 'INSERT OR REPLACE' : 'INSERT'
    const attempt =
      `${replace} INTO reading (number, sequence, ${columns}) ` +
      `SELECT 99, sequence, ${columns} FROM reading WHERE sequence = 2`
    await expect(store.tamper(url, attempt)).rejects.toMatchObject({
      message: expect.stringMatching(/LEDGER_APPEND_ONLY|duplicate key/) as unknown,
    })
  })
})
