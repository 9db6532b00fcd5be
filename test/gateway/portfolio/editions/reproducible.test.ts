import fc from 'fast-check'

import type { Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { MemoryEditionStore } from '../../../../gateway/portfolio/editions/store/memoryEditionStore'
import { factRecord, snapshotOf } from '../../../support/fictional'
import { fictionalSnapshots, History, logUntil } from '../../../support/history'

/** Something of everything that an edition decides: facts, what is due, what is compared, what is of concern. */
const QUESTION = `query ($edition: ID, $recordedAsOf: DateTime, $asOf: DateTime) {
  portfolio(edition: $edition, recordedAsOf: $recordedAsOf, asOf: $asOf) {
    edition { id sequence instant recorded asOf cause snapshots { member snapshot } }
    clusters {
      code
      wholeLifeCost { text reason note provenance { snapshot recorded } }
      latestConfidence { rating { text reason } }
      observations(first: 5) { total nodes { figure { text reason } } }
      nextMilestone { milestone { name forecast { text reason note } } slipAgainstCurrent { figure { text reason note } } }
      coverage { lines { measure collection expected provided missing { reason count } } }
      standing(includeIllustrative: true) { axis standing known { number reason } }
    }
    comparison(measure: "accuracy") { readings { programme figure { text reason note } } }
    concerns(includeIllustrative: true) { id message since { label } }
  }
}`

const START = '2026-03-18T08:00:05.000Z'

const later = (minutes: number) => new Date(Date.parse(START) + minutes * 60_000).toISOString()

function forecast(sequence: number, recorded: string, day: number): Snapshot {
  const record = factRecord('Milestone', {
    programme: 'gamma',
    milestone: 'late',
    name: 'Late',
    currentBaseline: '2026-04-01',
    forecast: `2026-05-${String(day).padStart(2, '0')}`,
  })
  return snapshotOf({
    sequence,
    returnId: `plan-${sequence % 3}`,
    recorded,
    received: recorded,
    records: [record],
  })
}

/** The fictional portfolio, started. */
async function started(store = new MemoryEditionStore()): Promise<History> {
  const history = new History(START, store).tellAll(fictionalSnapshots(START))
  await history.portfolio.learn()
  return history
}

/** The next snapshot of gamma, told at so many minutes after the start. */
async function plan(history: History, minutes: number, day: number): Promise<void> {
  const recorded = later(minutes)
  const sequence = (history.portfolio.newest.snapshots['gamma'] ?? 0) + 1
  history.at(recorded).tell('gamma', forecast(sequence, recorded, day))
  await history.portfolio.learn()
}

describe('an answer taken at an edition', () => {
  it('is the same to the byte a hundred snapshots later, and after a restart', async () => {
    const store = new MemoryEditionStore()
    const history = await started(store)
    await plan(history, 10, 3)
    const edition = history.portfolio.newest.id
    const taken = await history.ask(QUESTION, { edition })
    expect(taken).toContain('"2026-05-03"')
    for (let n = 1; n <= 100; n += 1) await plan(history, 10 + 60 * n, (n % 28) + 1)
    expect(await history.ask(QUESTION, { edition })).toBe(taken)
    expect(await history.ask(QUESTION)).not.toBe(taken)

    const restarted = new History(later(10_000), store)
    for (const member of ['alpha', 'beta', 'gamma', 'bridge', 'strategy']) {
      for (const snapshot of history.told(member)) restarted.tell(member, snapshot)
    }
    await restarted.portfolio.learn()
    expect(await restarted.ask(QUESTION, { edition })).toBe(taken)
    await Promise.all([history.stop(), restarted.stop()])
  })

  it('is what the logs cut off at an instant give, whenever that instant is', async () => {
    const step = fc.record({ wait: fc.integer({ min: 1, max: 3_000 }), day: fc.integer({ min: 1, max: 28 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (steps, share) => {
          const history = await started()
          let minutes = 0
          for (const { wait, day } of steps) await plan(history, (minutes += wait), day)
          history.at(later(minutes + 2_000))
          const instant = new Date(
            Date.parse(START) + Math.floor(share * (minutes + 2_000) * 60_000),
          ).toISOString()
          const asked = await history.ask(QUESTION, { recordedAsOf: instant })

          const cut = new History(instant, await logUntil(history.portfolio.rows, instant))
          for (const member of ['alpha', 'beta', 'gamma', 'bridge', 'strategy']) {
            for (const snapshot of history.told(member)) {
              if (snapshot.recorded <= instant) cut.tell(member, snapshot)
            }
          }
          await cut.portfolio.learn()
          expect(await cut.ask(QUESTION)).toBe(asked)
          await Promise.all([history.stop(), cut.stop()])
        },
      ),
      { seed: 2026, numRuns: 6 },
    )
  })
})

describe('an answer as of an instant', () => {
  it('tells what was knowable then, by publication where a return was loaded after the fact', async () => {
    const history = await started()
    const published: Snapshot = { ...forecast(9, later(20), 20), knownFrom: '2026-02-10' }
    history.at(later(20)).tell('gamma', published)
    await history.portfolio.learn()
    const at = async (asOf: string) => {
      const { data } = JSON.parse(await history.ask(QUESTION, { asOf })) as {
        data: { portfolio: { edition: object; clusters: { code: string; nextMilestone: unknown }[] } }
      }
      const gamma = data.portfolio.clusters.find(({ code }) => code === 'gamma')
      return { edition: data.portfolio.edition, told: JSON.stringify(gamma?.nextMilestone ?? null) }
    }
    const before = await at('2026-02-09T23:59:59.999Z')
    const from = await at('2026-02-10T00:00:00.000Z')
    expect(before.told).not.toContain('2026-05-20')
    expect(from.told).toContain('2026-05-20')
    expect(from.edition).toMatchObject({ asOf: '2026-02-10T00:00:00.000Z', recorded: later(20) })
    await history.stop()
  })

  it('refuses what nobody can know yet, what was before the first edition, and two editions at once', async () => {
    const history = await started()
    const codeOf = async (variables: object) =>
      (
        JSON.parse(await history.ask(QUESTION, { ...variables })) as {
          errors: { extensions: { code: string } }[]
        }
      ).errors[0]?.extensions.code
    const { id } = history.portfolio.newest
    expect(await codeOf({ asOf: '2030-01-01T00:00:00Z' })).toBe('FUTURE_INSTANT')
    expect(await codeOf({ recordedAsOf: '2030-01-01T00:00:00Z' })).toBe('FUTURE_INSTANT')
    expect(await codeOf({ recordedAsOf: '2020-01-01T00:00:00Z' })).toBe('NO_EDITION_YET')
    expect(await codeOf({ edition: id, recordedAsOf: START })).toBe('EDITION_TWICE')
    expect(await codeOf({ edition: `${id}@2026-02-10T00:00:00.000Z`, asOf: START })).toBe('EDITION_TWICE')
    expect(await codeOf({ edition: `${id}@yesterday` })).toBe('UNKNOWN_EDITION')
    await history.stop()
  })
})

describe('what changed between two editions', () => {
  it('is told figure by figure, with what opened and closed', async () => {
    const history = await started()
    const from = history.portfolio.newest.id
    await plan(history, 10, 3)
    const between = history.portfolio.newest.id
    await plan(history, 20, 28)
    const ask = async (variables: object) =>
      JSON.parse(
        await history.ask(
          `query ($from: ID!, $to: ID) { changes(from: $from, to: $to, includeIllustrative: true) {
            from { id } to { id } concernsOpened { code programme } concernsClosed { code programme }
            figures { total nodes { member record key field before { text reason } after { text reason } } }
          } }`,
          { ...variables },
        ),
      ) as { data: { changes: { figures: { nodes: object[] }; concernsOpened: object[] } } }
    const { changes } = (await ask({ from: between })).data
    expect(changes.figures.nodes).toEqual([
      {
        member: 'gamma',
        record: 'Milestone',
        key: ['gamma', 'late'],
        field: 'forecast',
        before: { text: '2026-05-03', reason: null },
        after: { text: '2026-05-28', reason: null },
      },
    ])
    const all = (await ask({ from, to: between })).data.changes
    expect(all.figures.nodes).toContainEqual(
      expect.objectContaining({ field: 'forecast', before: { text: null, reason: 'NOT_PROVIDED' } }),
    )
    const back = (await ask({ from: between, to: from })).data.changes
    expect(back.figures.nodes).toHaveLength(all.figures.nodes.length)
    expect((await ask({ from, to: from })).data.changes).toMatchObject({
      figures: { total: 0 },
      concernsOpened: [],
      concernsClosed: [],
    })
    await history.stop()
  })
})
