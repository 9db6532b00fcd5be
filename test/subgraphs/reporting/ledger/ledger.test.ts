import { randomBytes } from 'node:crypto'

import type { Ledger, Ledgers } from '../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { payloadHash } from '../../../../subgraphs/reporting/ledger/queries/payloads'
import { observation, readingOf } from './readings'
import { describeStores } from './stores'

describeStores('a ledger', (store) => {
  let url: string
  let ledgers: Ledgers
  let unity: Ledger
  let now: Date

  beforeEach(async () => {
    url = await store.fresh()
    now = new Date('2026-10-05T09:00:00Z')
    ledgers = await openLedgers({ url, now: () => now })
    unity = ledgers.of('unity')
  })

  afterEach(async () => {
    expect(await ledgers.verify()).toEqual([])
    await ledgers.close()
  })

  const all = { after: 0, limit: 1000 }

  describe('append', () => {
    it('gives back the snapshot whole, in the order in which it was found', async () => {
      const reading = readingOf({
        records: [
          observation('2026-09', '99.10'),
          { type: 'Objective', key: 'o1', fields: { objective: { value: 'o1' }, name: { value: 'One' } } },
          observation('2026-08', {
            reason: 'WITHHELD_FOI',
            raw: 'Exempt under Section 43',
            note: 'Section 43',
          }),
        ],
        quarantine: [
          {
            code: 'BAD_NUMBER',
            message: 'kpi.csv: "many" is not a number',
            where: { file: 'kpi.csv', record: 3, line: 4 },
            column: 'Value',
            field: 'value',
            value: 'many',
            record: { Programme: 'unity', Value: 'many' },
          },
        ],
        notes: [{ code: 'UNMAPPED_COLUMN', message: 'column "Owner" is not read', where: { column: 7 } }],
        referenceDate: '2026-09-30',
        knownFrom: '2026-10-01',
        publication: { title: 'Annual report', reference: 'HC 12' },
        correction: 'August was typed twice',
      })
      expect(await unity.append(reading)).toEqual({ outcome: 'STORED', reading: 1, sequence: 1 })
      expect(await unity.snapshots(all)).toStrictEqual([
        {
          sequence: 1,
          source: 'kpi',
          returnId: 'kpi.csv',
          referenceDate: '2026-09-30',
          received: '2026-10-05T08:00:00.000Z',
          recorded: '2026-10-05T09:00:00.000Z',
          knownFrom: '2026-10-01',
          correction: 'August was typed twice',
          origin: 'REPORTED',
          publication: { title: 'Annual report', reference: 'HC 12' },
          payloadHash: payloadHash(reading.payload),
          mappingHash: 'mapping-1',
          counts: { read: 4, accepted: 3, quarantined: 1, withReason: 0, elsewhere: 0 },
          ...{ notes: [], quarantine: [], records: [] },
          ...Object.fromEntries(
            ['notes', 'quarantine', 'records'].map((kind) => [kind, contentsOf(reading.contents, kind)]),
          ),
        },
      ])
      const payload = await unity.payload(payloadHash(reading.payload))
      expect(Buffer.from(payload ?? []).toString()).toBe('programme,value\nunity,1\n')
    })

    it('numbers each member by itself, without gaps, and keeps members apart', async () => {
      const matrix = ledgers.of('matrix')
      await unity.append(readingOf({ payload: 'a' }))
      await matrix.append(readingOf({ payload: 'a' }))
      await unity.append(readingOf({ payload: 'b', refusal: { code: 'TOO_FEW_ROWS', message: 'none' } }))
      await unity.append(readingOf({ payload: 'c' }))
      expect(await unity.latest()).toBe(2)
      expect(await matrix.latest()).toBe(1)
      expect(await ledgers.of('overseas').latest()).toBe(0)
      expect((await matrix.snapshots(all)).map(({ sequence }) => sequence)).toEqual([1])
      expect(await ledgers.of('overseas').payload(payloadHash(Buffer.from('a')))).toBeUndefined()
    })

    it('adds a check, not a snapshot, where payload and mapping are those of the newest reading', async () => {
      await unity.append(readingOf())
      const again = readingOf({ fetch: { started: '2026-10-06T08:00:00Z', ended: '2026-10-06T08:00:02Z' } })
      const unread = {
        ...again,
        contents: {
          [Symbol.iterator]: () => {
            throw new Error('the contents were read')
          },
        },
      }
      expect(await unity.append(unread)).toEqual({ outcome: 'UNCHANGED', reading: 1 })
      expect(await unity.checks(1)).toEqual(['2026-10-06T08:00:02Z'])
      expect(await unity.latest()).toBe(1)
      expect((await unity.fetches())[0]?.lastBrought).toEqual({
        source: 'kpi',
        returnId: again.returnId,
        outcome: 'BROUGHT',
        payloadHash: payloadHash(again.payload),
        started: '2026-10-06T08:00:00Z',
        ended: '2026-10-06T08:00:02Z',
      })
    })

    it('stores again what was there before last', async () => {
      await unity.append(readingOf({ payload: 'a' }))
      await unity.append(readingOf({ payload: 'b' }))
      expect(await unity.append(readingOf({ payload: 'a' }))).toEqual({
        outcome: 'STORED',
        reading: 3,
        sequence: 3,
      })
    })

    it('keeps a refused reading with its reason, and never as a snapshot', async () => {
      await unity.append(readingOf({ payload: 'good' }))
      const refusal = { code: 'TOO_MANY_LOST', message: 'kpi.csv has 1 record where the one before had 40' }
      const bad = readingOf({
        payload: 'bad',
        refusal,
        quarantine: [{ code: 'BAD_DATE', message: 'no date', where: {}, record: { Period: '?' } }],
      })
      expect(await unity.append(bad)).toEqual({ outcome: 'REFUSED', reading: 2 })
      expect(await unity.latest()).toBe(1)
      expect(await unity.newestReadings()).toMatchObject([
        { reading: 2, verdict: 'REFUSED', refusal, redacted: false },
      ])
      expect(await unity.quarantine(2, all)).toEqual(contentsOf(bad.contents, 'quarantine'))
      expect(await unity.payload(payloadHash(bad.payload))).toBeDefined()
    })

    it('tells what serves: the last good reading, whatever was refused since', async () => {
      expect(await unity.serving('kpi', 'march')).toBeUndefined()
      const good = readingOf({ payload: 'good' })
      await unity.append(good)
      const refusal = { code: 'TOO_MANY_LOST', message: 'kpi.csv has 1 record where the one before had 40' }
      await unity.append(readingOf({ payload: 'bad', refusal, mappingHash: 'f'.repeat(64) }))
      expect(await unity.serving(good.source, good.returnId)).toEqual({
        sequence: 1,
        counts: good.conclude().counts,
        mappingHash: good.mappingHash,
        kept: new Map([['Observation', 1]]),
      })
      expect(await unity.serving(good.source, 'another')).toBeUndefined()
    })

    it('records no snapshot before the one it follows, though the clock be set back', async () => {
      await unity.append(readingOf({ payload: 'a' }))
      now = new Date('2026-10-01T00:00:00Z')
      await unity.append(readingOf({ payload: 'b' }))
      const recorded = (await unity.snapshots(all)).map((snapshot) => snapshot.recorded)
      expect(recorded).toEqual(['2026-10-05T09:00:00.000Z', '2026-10-05T09:00:00.000Z'])
    })

    it('stores nothing of a reading whose contents break off', async () => {
      const broken = {
        ...readingOf({ fetch: { started: '2026-10-06T08:00:00Z', ended: '2026-10-06T08:00:02Z' } }),
        contents: (function* () {
          for (let month = 1; month <= 2500; month += 1) yield { record: observation(`month ${month}`, '1') }
          throw new Error('the table breaks off')
        })(),
      }
      await expect(unity.append(broken)).rejects.toThrow('the table breaks off')
      expect(await unity.latest()).toBe(0)
      expect(await unity.newestReadings()).toEqual([])
      expect(await unity.fetches()).toEqual([])
      expect(await unity.payload(payloadHash(broken.payload))).toBeUndefined()
      expect(await unity.append(readingOf())).toEqual({ outcome: 'STORED', reading: 1, sequence: 1 })
    })

    it('takes many records as they come, from an asynchronous source', async () => {
      async function* contents() {
        for (let at = 0; at < 5000; at += 1) {
          if (at % 1000 === 0) await Promise.resolve()
          yield { record: observation(`period ${at}`, String(at)) }
        }
      }
      await unity.append({ ...readingOf(), contents: contents() })
      const [snapshot] = await unity.snapshots(all)
      expect(snapshot?.records).toHaveLength(5000)
      expect(snapshot?.records.map((record) => record.fields['value']?.value)).toEqual(
        Array.from({ length: 5000 }, (_, at) => String(at)),
      )
    })
  })

  describe('what an owner may write', () => {
    const awkward =
      'NUL \u0000, lone surrogate \ud800, separator \u001f, quote " and \\u0000, £ – 🦉, line\nbreak'

    it('comes back to the letter', async () => {
      const record = {
        type: 'Observation' as const,
        key: `unity\u001f${awkward}`,
        fields: {
          value: { value: awkward, raw: awkward, note: awkward, where: { heading: awkward, file: awkward } },
        },
      }
      await unity.append(
        readingOf({
          returnId: awkward,
          correction: awkward,
          publication: { title: awkward },
          records: [record],
          notes: [{ code: 'CONTRADICTION', message: awkward }],
          quarantine: [
            { code: 'BAD_TEXT', message: awkward, where: {}, value: awkward, record: { [awkward]: awkward } },
          ],
        }),
      )
      const [snapshot] = await unity.snapshots(all)
      expect(snapshot).toMatchObject({
        returnId: awkward,
        correction: awkward,
        publication: { title: awkward },
        records: [record],
        notes: [{ code: 'CONTRADICTION', message: awkward }],
        quarantine: [{ message: awkward, value: awkward, record: { [awkward]: awkward } }],
      })
      const figure = { type: 'Observation' as const, key: record.key, field: 'value' }
      expect(await unity.revisions(figure, all)).toMatchObject([
        { cell: record.fields.value, returnId: awkward },
      ])
      const failure = { source: 'kpi', started: 'a', ended: 'b', outcome: 'FAILED' as const }
      await unity.recordFetch({ ...failure, problem: { code: 'BAD_TEXT', message: awkward } })
      expect((await unity.fetches())[0]?.lastAttempt.problem?.message).toBe(awkward)
    })

    it('is kept byte for byte, however much it is', async () => {
      for (const size of [0, 1, 1 << 20, (1 << 20) + 1, 5_000_000]) {
        const payload = new Uint8Array(randomBytes(size))
        await unity.append(readingOf({ payload }))
        const kept = await unity.payload(payloadHash(payload))
        expect(Buffer.compare(kept ?? Buffer.from('absent'), payload)).toBe(0)
      }
    })
  })

  it('gives snapshots in pages', async () => {
    for (const payload of ['a', 'b', 'c', 'd', 'e']) await unity.append(readingOf({ payload }))
    const sequences = async (after: number, limit: number): Promise<readonly number[]> =>
      (await unity.snapshots({ after, limit })).map(({ sequence }) => sequence)
    expect(await sequences(0, 2)).toEqual([1, 2])
    expect(await sequences(2, 2)).toEqual([3, 4])
    expect(await sequences(4, 2)).toEqual([5])
    expect(await sequences(5, 2)).toEqual([])
  })

  it('gives quarantine in pages, whole', async () => {
    const quarantine = Array.from({ length: 450 }, (_, at) => ({
      code: 'BAD_NUMBER',
      message: `record ${at}`,
      where: { record: at },
      record: { Value: `?${at}` },
    }))
    await unity.append(readingOf({ quarantine }))
    expect(await unity.quarantine(1, { after: 0, limit: 500 })).toEqual(quarantine)
    expect(await unity.quarantine(1, { after: 448, limit: 10 })).toEqual(quarantine.slice(448))
  })

  it('lets stored payloads be read again by a changed mapping', async () => {
    await unity.append(readingOf({ payload: 'first', returnId: '2025.csv' }))
    await unity.append(readingOf({ payload: 'second', returnId: '2026.csv' }))
    await unity.append(readingOf({ payload: 'third', returnId: '2026.csv' }))
    const outdated = (await unity.newestReadings('kpi')).filter(
      ({ mappingHash }) => mappingHash !== 'mapping-2',
    )
    expect(outdated.map(({ returnId, reading }) => [returnId, reading])).toEqual([
      ['2025.csv', 1],
      ['2026.csv', 3],
    ])
    for (const { payloadHash: hash, received, returnId } of outdated) {
      const payload = (await unity.payload(hash)) as Uint8Array
      const records = [observation('2026-09', '50')]
      await unity.append(readingOf({ payload, received, returnId, records, mappingHash: 'mapping-2' }))
    }
    expect(await unity.latest()).toBe(5)
    expect((await unity.snapshots({ after: 3, limit: 9 })).map(({ payloadHash: hash }) => hash)).toEqual(
      outdated.map(({ payloadHash: hash }) => hash),
    )
    expect(await unity.newestReadings('other')).toEqual([])
  })

  it('tells the last attempt and the last success of each return', async () => {
    const at = (hour: number) => ({
      started: `2026-10-05T0${hour}:00:00Z`,
      ended: `2026-10-05T0${hour}:00:09Z`,
      httpStatus: 200,
    })
    await unity.append(
      readingOf({
        returnId: 'a',
        fetch: { ...at(1), etag: 'W/"1"', lastModified: 'Mon, 05 Oct 2026 01:00:00 GMT' },
      }),
    )
    await unity.append(readingOf({ returnId: 'b', payload: 'b', fetch: { ...at(1), etag: '"b"' } }))
    const a = { source: 'kpi', returnId: 'a' }
    await unity.recordFetch({ ...at(2), httpStatus: 304, ...a, outcome: 'NOT_MODIFIED' })
    const problem = { code: 'MEMBER_TIMED_OUT', message: 'no answer within 10 s' }
    await unity.recordFetch({ ...at(3), httpStatus: 503, ...a, outcome: 'FAILED', problem })
    await unity.recordFetch({ ...at(4), source: 'milestones', outcome: 'FAILED', problem })
    const fetches = await unity.fetches()
    expect(fetches.find(({ returnId }) => returnId === 'a')).toMatchObject({
      ...a,
      lastAttempt: { outcome: 'FAILED', problem, httpStatus: 503, ended: '2026-10-05T03:00:09Z' },
      lastSuccess: { outcome: 'NOT_MODIFIED', ended: '2026-10-05T02:00:09Z' },
      lastBrought: { outcome: 'BROUGHT', etag: 'W/"1"', lastModified: 'Mon, 05 Oct 2026 01:00:00 GMT' },
    })
    expect(fetches.find(({ returnId }) => returnId === 'b')).toMatchObject({
      lastAttempt: { outcome: 'BROUGHT' },
      lastBrought: { etag: '"b"' },
    })
    expect(fetches.find(({ source }) => source === 'milestones')).toEqual({
      source: 'milestones',
      lastAttempt: { ...at(4), source: 'milestones', outcome: 'FAILED', problem },
    })
    expect(fetches).toHaveLength(3)
    expect((await unity.fetches('milestones')).map(({ source }) => source)).toEqual(['milestones'])
    expect(await unity.checks(1)).toEqual(['2026-10-05T02:00:09Z'])
  })

  it('checks only the return named when nothing was modified', async () => {
    await unity.append(readingOf({ payload: 'a', returnId: '2025.csv' }))
    await unity.append(readingOf({ payload: 'b', returnId: '2026.csv' }))
    const fetch = { source: 'kpi', started: '2026-10-06T00:00:00Z', ended: '2026-10-06T00:00:01Z' }
    await unity.recordFetch({ ...fetch, outcome: 'NOT_MODIFIED', returnId: '2026.csv' })
    expect(await unity.checks(1)).toEqual([])
    expect(await unity.checks(2)).toEqual(['2026-10-06T00:00:01Z'])
  })

  it('is the same after it has been closed and opened again', async () => {
    await unity.append(readingOf())
    const before = await unity.snapshots(all)
    await ledgers.close()
    ledgers = await openLedgers({ url })
    expect(await ledgers.of('unity').snapshots(all)).toStrictEqual(before)
  })

  it('refuses what a newer release has written', async () => {
    await store.tamper(url, "INSERT INTO schema_version (version, applied) VALUES (99, '2031-01-01')")
    const opening = openLedgers({ url })
    await expect(opening).rejects.toMatchObject({ code: 'LEDGER_NEWER', details: { version: 99, known: 3 } })
    await expect(opening).rejects.toThrow('is of version 99; this release knows versions up to 3')
  })
})

function contentsOf(contents: unknown, kind: string): readonly unknown[] {
  const part = { notes: 'note', quarantine: 'quarantined', records: 'record' }[kind] as string
  return (contents as Record<string, unknown>[]).flatMap((found) => (part in found ? [found[part]] : []))
}
