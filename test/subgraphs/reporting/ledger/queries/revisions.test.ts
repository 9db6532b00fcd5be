import type { Ledger, Ledgers } from '../../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../../subgraphs/reporting/ledger/openLedgers'
import { observation, readingOf } from '../readings'
import { describeStores } from '../stores'

describeStores('the revisions of a figure', (store) => {
  let ledgers: Ledgers
  let unity: Ledger
  let payloads = 0
  const all = { after: 0, limit: 100 }
  const figure = { type: 'Observation' as const, key: observation('2026-09', '').key, field: 'value' }

  beforeEach(async () => {
    ledgers = await openLedgers({ url: await store.fresh() })
    unity = ledgers.of('unity')
  })

  afterEach(() => ledgers.close())

  const say = (value: string | undefined, more: Parameters<typeof readingOf>[0] = {}) =>
    unity.append(
      readingOf({
        payload: `payload ${(payloads += 1)}`,
        records: [
          observation('2026-08', '0'),
          ...(value === undefined ? [] : [observation('2026-09', value)]),
        ],
        ...more,
      }),
    )

  const told = async (page = all): Promise<readonly (readonly unknown[])[]> =>
    (await unity.revisions(figure, page)).map(({ sequence, cell }) => [sequence, cell.value ?? cell.reason])

  it('are one for each snapshot that states it anew, with the reason where one was given', async () => {
    await say('99.1', { knownFrom: '2026-10-01' })
    await say('99.3', { correction: 'late invoices', received: '2026-10-20T08:00:00Z' })
    expect(await unity.revisions(figure, all)).toMatchObject([
      { sequence: 1, cell: { value: '99.1' }, knownFrom: '2026-10-01', source: 'kpi', returnId: 'kpi.csv' },
      { sequence: 2, cell: { value: '99.3' }, correction: 'late invoices', received: '2026-10-20T08:00:00Z' },
    ])
  })

  it('tell a withdrawal, and a return to what another return says', async () => {
    await say('99.1')
    await say('98', { returnId: 'second.csv' })
    await say(undefined, { returnId: 'second.csv' })
    await say(undefined)
    await say('97')
    expect(await told()).toEqual([
      [1, '99.1'],
      [2, '98'],
      [3, '99.1'],
      [4, 'NOT_PROVIDED'],
      [5, '97'],
    ])
  })

  it('pass over refused readings, and a field that was not given is a reason', async () => {
    await say('99.1')
    await say('12', { refusal: { code: 'TOO_FEW_ROWS', message: 'none' } })
    expect(await told()).toEqual([[1, '99.1']])
    expect(await unity.revisions({ ...figure, field: 'numerator' }, all)).toMatchObject([
      { sequence: 1, cell: { reason: 'NOT_PROVIDED' } },
    ])
    expect(await unity.revisions({ ...figure, key: 'unheard of' }, all)).toEqual([])
  })

  it('come in pages', async () => {
    for (const value of ['1', '2', '3', '4']) await say(value)
    expect(await told({ after: 1, limit: 2 })).toEqual([
      [2, '2'],
      [3, '3'],
    ])
    expect(await told({ after: 4, limit: 2 })).toEqual([])
  })

  it('are found among many records', async () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      observation('2026-09', String(at), `programme ${at}`),
    )
    await unity.append(readingOf({ records: many }))
    const last = { ...figure, key: observation('2026-09', '', 'programme 2999').key }
    expect(await unity.revisions(last, all)).toMatchObject([{ cell: { value: '2999' } }])
  })

  it('are the vintages of a published statistic, each known from its release', async () => {
    // United States gross domestic product of 2014 Q1 in ALFRED, as the README of fredapi shows it.
    const releases = {
      '2014-04-30': '17149.6',
      '2014-05-29': '17101.3',
      '2014-06-25': '17016.0',
      '2014-07-30': '17044.0',
    }
    for (const [knownFrom, value] of Object.entries(releases)) await say(value, { knownFrom })
    const vintages = await unity.revisions(figure, all)
    const knownOn = (day: string) => vintages.findLast(({ knownFrom = '' }) => knownFrom <= day)?.cell.value
    expect(['2014-04-29', '2014-05-28', '2014-05-29', '2014-12-31'].map(knownOn)).toEqual([
      undefined,
      '17149.6',
      '17101.3',
      '17044.0',
    ])
  })
})
