import type { Answer, Comparison } from './comparisonQuestion'
import { Five, itemsOf, JULY, JUNE } from './fiveClusters'
import type { Cluster } from './levels'
import { CLUSTERS } from './levels'

const places = ({ between }: Comparison) =>
  Object.fromEntries(
    between.ranks.map(({ programme, best, worst }) => [
      programme,
      best.reason ?? [best.number, worst.number],
    ]),
  )
const widthOf = ({ between }: Comparison, programme: Cluster, other: Cluster) => {
  const pair = between.differences.find((one) => one.programme === programme && one.other === other)
  return (pair?.high.number ?? Number.NaN) - (pair?.low.number ?? Number.NaN)
}
const readingsOf = ({ readings }: Comparison) =>
  Object.fromEntries(readings.map(({ programme, figure }) => [programme, figure.reason ?? figure.number]))
const standings = ({ portfolio: { clusters } }: Answer, axis: string) =>
  Object.fromEntries(
    clusters.map(({ code, standing }) => [code, standing.find((one) => one.axis === axis)?.standing]),
  )

describe('five clusters, compared', () => {
  const whole = new Five()
  const partial = new Five()
  let full: Answer
  let before: Answer
  let after: Answer

  beforeAll(async () => {
    await Promise.all([whole.lay(), partial.lay()])
    for (const id of CLUSTERS) {
      whole.returned(id, itemsOf(id, '2026-06'))
      partial.returned(id, itemsOf(id, '2026-05'))
    }
    await whole.open(JULY)
    full = await whole.ask()
    await whole.shut()

    // A month later: alpha and beta have returned June, gamma has not, the system of delta is down, and
    // epsilon claims an exemption for its last twelve months.
    await partial.open(JUNE)
    before = await partial.ask()
    await partial.shut()
    partial.returned('alpha', itemsOf('alpha', '2026-06'))
    partial.returned('beta', itemsOf('beta', '2026-06'))
    partial.returned(
      'epsilon',
      itemsOf('epsilon', '2026-06').map((item) =>
        item.period > '2025-06' ? { ...item, value: 'Exempt under section 43' } : item,
      ),
    )
    partial.isDown = true
    await partial.open(JULY)
    after = await partial.askWhen(
      ({ portfolio: { june }, operations }) =>
        readingsOf(june)['epsilon'] === 'WITHHELD_FOI' &&
        (operations.find(({ member }) => member === 'delta')?.sources ?? []).some(
          ({ problem }) => problem !== null,
        ),
    )
  }, 240_000)

  afterAll(async () => {
    await Promise.all([whole.end(), partial.end()])
  })

  describe('when all have reported', () => {
    it('are all there, in the newest month, with nothing to bear in mind', () => {
      const { latest } = full.portfolio
      expect([latest.period.label, latest.n, latest.between.n]).toEqual(['2026-06', 5, 5])
      expect(latest.caveats).toEqual([])
      expect(readingsOf(latest)).toEqual({
        alpha: 97.5,
        beta: 97.26,
        gamma: 96.9,
        delta: 96.4,
        epsilon: 95.9,
      })
    })

    it('are told apart as far as all ten intervals at once allow: the first two are not', () => {
      expect(places(full.portfolio.latest)).toEqual({
        alpha: [1, 2],
        beta: [1, 2],
        gamma: [3, 3],
        delta: [4, 4],
        epsilon: [5, 5],
      })
      expect(full.portfolio.latest.between.differences).toHaveLength(10)
    })

    it('raise no concern about reporting, and are covered in full', () => {
      for (const { coverage } of full.portfolio.clusters)
        expect(coverage).toEqual({ expected: 24, provided: 24, missing: [] })
      expect(Object.values(standings(full, 'REPORTING'))).toEqual(Array(5).fill('NO_SIGNAL'))
      expect(full.portfolio.concerns.map(({ code }) => code)).not.toContain('RETURN_LATE')
    })
  })

  describe('when one is late, one is down and one claims an exemption', () => {
    it('are each missing for its own reason, and no number stands for them', () => {
      const { june } = after.portfolio
      expect(readingsOf(june)).toEqual({
        alpha: 97.5,
        beta: 97.26,
        gamma: 'LATE',
        delta: 'LATE',
        epsilon: 'WITHHELD_FOI',
      })
      for (const { programme, gapToTarget, change, figure } of june.readings.slice(2)) {
        expect([programme, gapToTarget.figure.reason, change.figure.reason]).toEqual([
          programme,
          figure.reason,
          figure.reason,
        ])
      }
      expect(june.caveats.map(({ code }) => code)).toEqual(['INCOMPLETE', 'RETURNS_AWAITED'])
      expect(june.caveats[0]?.message).toBe(
        'No value for gamma (late), delta (late), epsilon (withheld under the Freedom of Information Act).',
      )
    })

    it('are compared each in its own latest month, unless told otherwise', () => {
      const { latest } = after.portfolio
      expect(latest.period.label).toBe('2026-06')
      expect(readingsOf(latest)).toMatchObject({ gamma: 97.2, delta: 96.7, epsilon: 'WITHHELD_FOI' })
      expect(latest.n).toBe(4)
      expect(latest.caveats.map(({ code }) => code)).toEqual(['INCOMPLETE', 'RETURNS_AWAITED'])
    })

    it('have a place only where the level of the same months is known; the others are counted in none', () => {
      const { june } = after.portfolio
      expect(places(june)).toEqual({
        alpha: [1, 1],
        beta: [2, 2],
        gamma: 'LATE',
        delta: 'LATE',
        epsilon: 'WITHHELD_FOI',
      })
      expect(june.between.n).toBe(2)
      expect(june.between.ranks.slice(2).map(({ level }) => level.number)).toEqual([null, null, null])
      expect(june.between.differences.map(({ programme, other }) => [programme, other])).toEqual([
        ['alpha', 'beta'],
      ])
      expect(june.between.caveats).toMatchObject([
        {
          code: 'PARTIAL_COVERAGE',
          message: expect.stringContaining('gamma (LATE), delta (LATE), epsilon (WITHHELD_FOI)'),
        },
      ])
    })

    it('have intervals for as many pairs as are left: narrower for one pair than for ten at once', () => {
      // Student's quantiles at 1 - 0.05/20 and 1 - 0.05/2 lie further apart than the normal ones: 2.807 and 1.960.
      const [ten, one] = [full, after].map(({ portfolio }) => widthOf(portfolio.june, 'alpha', 'beta'))
      expect((ten ?? 0) / (one ?? 1)).toBeGreaterThan(2.807 / 1.96)
    })

    it('leave those who did report as they were', () => {
      const own = ({ june }: Answer['portfolio']) =>
        june.readings.slice(0, 2).map(({ figure, gapToTarget }) => [figure, gapToTarget])
      expect(own(after.portfolio)).toEqual(own(full.portfolio))
      const level = ({ june }: Answer['portfolio']) =>
        june.between.ranks.slice(0, 2).map((rank) => rank.level)
      expect(level(after.portfolio)).toEqual(level(full.portfolio))
    })

    it('are covered as the calendar has it: late is a gap, an exemption is told apart', () => {
      const coverage = Object.fromEntries(after.portfolio.clusters.map((one) => [one.code, one.coverage]))
      expect(coverage).toEqual({
        alpha: { expected: 24, provided: 24, missing: [] },
        beta: { expected: 24, provided: 24, missing: [] },
        gamma: { expected: 24, provided: 23, missing: [{ reason: 'LATE', count: 1 }] },
        delta: { expected: 24, provided: 23, missing: [{ reason: 'LATE', count: 1 }] },
        epsilon: { expected: 24, provided: 12, missing: [{ reason: 'WITHHELD_FOI', count: 12 }] },
      })
    })

    it('are behind on reporting who are late, whatever the cause; who is exempt is not', () => {
      const late = after.portfolio.concerns.filter(({ code }) => code === 'RETURN_LATE')
      // Due on Tuesday 14 July 2026, ten working days after June.
      expect(late.map(({ programme, since }) => [programme, since.label])).toEqual([
        ['gamma', '2026-07-15'],
        ['delta', '2026-07-15'],
      ])
      expect(standings(after, 'REPORTING')).toEqual({
        alpha: 'NO_SIGNAL',
        beta: 'NO_SIGNAL',
        gamma: 'BEHIND',
        delta: 'BEHIND',
        epsilon: 'NOT_KNOWN',
      })
      expect(after.portfolio.concerns.filter(({ programme }) => programme === 'epsilon')).toEqual([])
    })

    it('keep what was last good of the one that is down, and say of its source that it failed', () => {
      const delta = after.operations.find(({ member }) => member === 'delta')
      expect(delta?.sources).toMatchObject([{ state: 'FAILED', problem: { code: 'HTTP_UNAVAILABLE' } }])
      const may = (answer: Answer) =>
        answer.portfolio.latest.readings.find(({ programme }) => programme === 'delta')?.figure
      expect(may(before)).toMatchObject({ number: 96.7, reason: null })
      expect(may(after)).toEqual(may(before))
    })
  })
})
