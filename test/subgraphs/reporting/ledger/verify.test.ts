import type { Ledgers } from '../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { payloadHash } from '../../../../subgraphs/reporting/ledger/queries/payloads'
import { readingOf } from './readings'
import { describeStores } from './stores'

describeStores('verifying a ledger', (store) => {
  let url: string
  let ledgers: Ledgers

  beforeEach(async () => {
    url = await store.fresh()
    ledgers = await openLedgers({ url })
    await ledgers.of('unity').append(readingOf({ payload: 'whole' }))
  })

  afterEach(() => ledgers.close())

  it('finds nothing wrong where nothing is', async () => {
    expect(await ledgers.verify()).toEqual([])
  })

  it('finds a reading that has more in it than was stored with it', async () => {
    await store.tamper(url, `INSERT INTO note (member, reading, number, entry) VALUES ('unity', 1, 1, '{}')`)
    await store.tamper(
      url,
      'INSERT INTO record_block SELECT member, reading, 2, type, count, key_hashes, body FROM record_block',
    )
    expect(await ledgers.verify()).toEqual([
      'unity: reading 1 was stored with 1 records, and has 2',
      'unity: reading 1 was stored with 0 notes, and has 1',
    ])
  })

  it('finds a payload that is not what its hash says', async () => {
    const hash = payloadHash(Buffer.from('never stored'))
    await store.tamper(
      url,
      `INSERT INTO payload (member, hash, size, parts) VALUES ('unity', '${hash}', 12, 1)`,
    )
    expect(await ledgers.verify()).toEqual([`unity: payload ${hash} has 0 of 12 bytes, or other ones`])
  })

  it('finds a payload that was damaged when it was packed, or since', async () => {
    const hash = payloadHash(Buffer.from('never stored'))
    const [nothing, damaged] = store.name === 'SQLite' ? ["x''", "x'c0ffee'"] : ["''", "'\\xc0ffee'"]
    await store.tamper(
      url,
      `INSERT INTO payload (member, hash, size, parts) VALUES ('unity', '${hash}', 12, 1);
       INSERT INTO payload_chunk (member, hash, part, bytes, packed)
       VALUES ('unity', '${hash}', 0, ${nothing}, ${damaged})`,
    )
    expect(await ledgers.verify()).toEqual([`unity: payload ${hash} has 0 of 12 bytes, or other ones`])
  })

  it('finds a gap in the sequence', async () => {
    const columns =
      'member, source, return_id, verdict, payload_hash, mapping_hash, received, recorded, origin, counts'
    await store.tamper(
      url,
      `INSERT INTO reading (number, sequence, records, quarantined, notes, ${columns})
       SELECT 2, 3, 0, 0, 0, ${columns} FROM reading`,
    )
    expect(await ledgers.verify()).toEqual(['unity: snapshot 2 is missing; the next one is 3'])
  })
})
