import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import type { Ledger, Ledgers } from '../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { payloadHash } from '../../../../subgraphs/reporting/ledger/queries/payloads'
import { observation, readingOf } from './readings'
import { describeStores } from './stores'

const NAME = 'Ms Alexandra Example-Person'

const milestone: FactRecord = {
  type: 'Milestone',
  key: 'unity\u001fgo-live',
  fields: {
    programme: { value: 'unity' },
    milestone: { value: 'go-live' },
    rebaselineApprover: { value: NAME, where: { file: 'kpi.csv', line: 9 } },
    forecast: { value: '2027-04' },
  },
}

describeStores('a redaction', (store) => {
  let url: string
  let ledgers: Ledgers
  let unity: Ledger
  const payload = `programme,approver\nunity,${NAME}\n`
  const hash = payloadHash(Buffer.from(payload))
  const all = { after: 0, limit: 100 }
  const order = { payloadHash: hash, reason: 'the name of a private person', by: 'data protection officer' }

  beforeEach(async () => {
    url = await store.fresh()
    ledgers = await openLedgers({ url, now: () => new Date('2026-11-01T12:00:00Z') })
    unity = ledgers.of('unity')
    await unity.append(readingOf({ payload: 'before' }))
    const contents = {
      records: [observation('2026-08', '98'), milestone, observation('2026-09', '99.10')],
      quarantine: [
        { code: 'BAD_DATE', message: `${NAME} is no date`, where: {}, record: { Approver: NAME } },
      ],
      notes: [{ code: 'CONTRADICTION', message: `${NAME} twice` }],
    }
    await unity.append(readingOf({ payload, ...contents }))
    await unity.append(readingOf({ payload, ...contents, mappingHash: 'mapping-2' }))
    const refusal = { code: 'TOO_FEW_ROWS', message: `${NAME} alone` }
    await unity.append(readingOf({ payload, ...contents, mappingHash: 'mapping-3', refusal }))
    await unity.append(readingOf({ payload: 'after' }))
  })

  afterEach(async () => {
    expect(await ledgers.verify()).toEqual([])
    await ledgers.close()
  })

  it('destroys payload and cells of every reading of it, and keeps hash, reason and place', async () => {
    const untouched = (await unity.snapshots(all)).filter(({ payloadHash: of }) => of !== hash)
    expect(await unity.redact(order)).toEqual({
      ...order,
      redacted: '2026-11-01T12:00:00.000Z',
      sequences: [2, 3],
    })
    const snapshots = await unity.snapshots(all)
    expect(snapshots.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
    expect(snapshots.filter(({ payloadHash: of }) => of !== hash)).toStrictEqual(untouched)
    for (const redacted of snapshots.slice(1, 3)) {
      expect(redacted).toMatchObject({ payloadHash: hash, records: [], quarantine: [] })
      expect(redacted.notes).toEqual([{ code: 'REDACTED', message: order.reason }])
    }
    await expect(unity.payload(hash)).rejects.toMatchObject({ code: 'PAYLOAD_REDACTED' })
    expect(await unity.redactions()).toEqual([
      { ...order, redacted: '2026-11-01T12:00:00.000Z', sequences: [2, 3] },
    ])
    expect(JSON.stringify([snapshots, await unity.newestReadings(), await unity.redactions()])).not.toContain(
      NAME,
    )
  })

  it('can be kept to the cells named', async () => {
    const cells = [{ type: milestone.type, key: milestone.key, field: 'rebaselineApprover' }]
    await unity.redact({ ...order, cells })
    const [, snapshot] = await unity.snapshots(all)
    expect(snapshot?.records).toStrictEqual([
      observation('2026-08', '98'),
      {
        ...milestone,
        fields: {
          ...milestone.fields,
          rebaselineApprover: {
            reason: 'WITHHELD',
            note: 'redacted: the name of a private person',
            where: { file: 'kpi.csv', line: 9 },
          },
        },
      },
      observation('2026-09', '99.10'),
    ])
    expect(await unity.revisions({ ...milestone, field: 'rebaselineApprover' }, all)).toMatchObject([
      { sequence: 2, cell: { reason: 'WITHHELD' } },
      { sequence: 3, cell: { reason: 'WITHHELD' } },
      { sequence: 4, cell: { reason: 'NOT_PROVIDED' } },
    ])
    await expect(unity.payload(hash)).rejects.toMatchObject({ code: 'PAYLOAD_REDACTED' })
  })

  it('takes the whole record where the cell is part of its key', async () => {
    await unity.redact({
      ...order,
      cells: [{ type: milestone.type, key: milestone.key, field: 'milestone' }],
    })
    const [, snapshot] = await unity.snapshots(all)
    expect(snapshot?.records).toEqual([observation('2026-08', '98'), observation('2026-09', '99.10')])
  })

  it('can be followed by another of the same payload', async () => {
    await unity.redact({ ...order, cells: [] })
    expect((await unity.snapshots(all))[1]?.records).toHaveLength(3)
    await unity.redact(order)
    expect((await unity.snapshots(all))[1]?.records).toEqual([])
    expect(await unity.redactions()).toHaveLength(2)
  })

  it('does not let the same payload in again', async () => {
    await unity.redact(order)
    await expect(unity.append(readingOf({ payload }))).rejects.toMatchObject({ code: 'PAYLOAD_REDACTED' })
    const mended = readingOf({ payload: 'programme,approver\nunity,the board\n' })
    expect(await unity.append(mended)).toMatchObject({ outcome: 'STORED', sequence: 5 })
  })

  it('is the only way in which anything is deleted, and the way is shut behind it', async () => {
    await unity.redact({ ...order, cells: [] })
    for (const table of ['record_block', 'quarantine', 'note', 'refusal', 'payload_chunk']) {
      const readings = table === 'payload_chunk' ? `hash = '${hash}'` : 'reading IN (2, 3, 4)'
      const filler =
        table === 'record_block'
          ? undefined
          : table === 'payload_chunk'
            ? `INSERT INTO payload_chunk (member, hash, part, bytes) VALUES ('unity', '${hash}', 7, '')`
            : `INSERT INTO ${table} (member, reading, number, entry) VALUES ('unity', 2, 7, '{}')`
      const insertion = store.name === 'SQLite' ? filler?.replace("''", "x''") : filler
      const attempt = `${insertion === undefined ? '' : `${insertion};`} DELETE FROM ${table} WHERE ${readings}`
      await expect(store.tamper(url, `BEGIN; ${attempt}; COMMIT`)).rejects.toMatchObject({
        message: expect.stringContaining('LEDGER_APPEND_ONLY') as unknown,
      })
    }
  })

  it('refuses a payload that is not there', async () => {
    const unknown = { ...order, payloadHash: payloadHash(Buffer.from('never')) }
    await expect(unity.redact(unknown)).rejects.toMatchObject({ code: 'PAYLOAD_NOT_HELD' })
    await expect(ledgers.of('matrix').redact(order)).rejects.toMatchObject({ code: 'PAYLOAD_NOT_HELD' })
  })

  it('leaves no trace in the files of the store', async () => {
    const traces = (): number => (url.startsWith('sqlite:') ? traceCount(url.slice('sqlite:'.length)) : 0)
    if (url.startsWith('sqlite:')) expect(traces()).toBeGreaterThan(0)
    await unity.redact(order)
    expect(traces()).toBe(0)
  })
})

/** How many of the files that make up a SQLite store hold the name. */
function traceCount(file: string): number {
  const folder = path.dirname(file)
  return readdirSync(folder)
    .filter((name) => name.startsWith(path.basename(file)))
    .filter((name) => readFileSync(path.join(folder, name)).includes(NAME)).length
}
