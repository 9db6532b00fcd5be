import { figureId } from '../../../../schema/facts/figures/figure'
import type { BodyCount } from '../../../../gateway/portfolio/objectives/bodyCount'
import { objectiveProgressOf } from '../../../../gateway/portfolio/objectives/progress'
import { explanationOf } from '../../../../gateway/portfolio/explain/explain'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

/** The fictional portfolio as it is: nobody is made to say anything else. */
const untouched = () => viewWith('nobody', [])

function targetIn(view: PortfolioView, id: string) {
  const found = objectiveProgressOf(view)
    .flatMap(({ targets }) => targets)
    .find(({ target }) => target.code === id)
  if (found === undefined) throw new Error(`there is no target ${id}`)
  return found
}

const said = ({ counted, expected, forecastInTime, forecastLate, notKnown }: BodyCount) =>
  [counted.figure, expected, forecastInTime, forecastLate, notKnown].map(
    ({ cell }) => cell.value ?? cell.reason,
  )

const standings = ({ bodies }: BodyCount) =>
  bodies.map(({ programme, organisation, standing }) => [
    organisation?.id ?? programme,
    standing.cell.value ?? standing.cell.reason,
  ])

describe('progress of an objective', () => {
  it('says plainly what nobody can measure, and what stands in the way', async () => {
    const view = await untouched()
    const progress = objectiveProgressOf(view)
    expect(progress.map(({ objective, measured }) => [objective.code, measured.cell])).toEqual([
      ['right', { value: 'MEASURED' }],
      ['calm', { reason: 'NO_MEASURE', note: 'Nobody agrees what hurry is.' }],
    ])
    const { evidenced, illustrative } = targetIn(view, 'calm-by-2027')
    for (const count of [evidenced, illustrative]) {
      expect(said(count)).toEqual(Array(5).fill('NO_MEASURE'))
      expect([count.bodies, count.series]).toEqual([[], []])
    }
  })

  it('counts departments by real evidence and by invented evidence apart, and never together', async () => {
    const { evidenced, illustrative } = targetIn(await untouched(), 'offices')
    // 20 March 2026: lanterns, which had reached it, left alpha on 30 June 2025. All offices of alpha are
    // forecast for 2027-Q4 and the first of beta's for 2026-Q4; the target is 2026.
    expect(standings(evidenced)).toEqual([
      ['tides', 'FORECAST_LATE'],
      ['clocks', 'FORECAST_IN_TIME'],
    ])
    expect(said(evidenced)).toEqual(['0', '2', '1', '1', '0'])
    expect(evidenced.counted.figure.origin).toBe('REPORTED')
    // The tale has tides there since February 2025, and tells nothing of clocks.
    expect(standings(illustrative)).toEqual([
      ['tides', 'REACHED'],
      ['clocks', 'NOT_PROVIDED'],
    ])
    expect(said(illustrative)).toEqual(['1', '2', '0', '0', '1'])
    expect(illustrative.counted.interval?.high.cell.value).toBe('2')
    expect(illustrative.counted.figure.origin).toBe('ILLUSTRATIVE')
  })

  it('goes year by year with those who belonged then', async () => {
    const { evidenced } = targetIn(await untouched(), 'offices')
    expect(
      evidenced.series.map(({ period, counted, expected }) => [
        period,
        counted.cell.value,
        expected.cell.value,
      ]),
    ).toEqual([
      ['2021', '0', '1'],
      ['2022', '0', '3'],
      ['2023', '0', '3'],
      ['2024', '1', '3'],
      ['2025', '0', '2'],
      ['2026-03-20', '0', '2'],
    ])
  })

  it('is told by cluster, and says of a cluster without departments that none is expected', async () => {
    const { evidenced } = targetIn(await untouched(), 'offices')
    const told = evidenced.byCluster.map(({ programme, counted, expected }) => [
      programme,
      counted.figure.cell.value ?? counted.figure.cell.reason,
      expected.cell.value,
    ])
    expect(told).toEqual([
      ['alpha', '0', '1'],
      ['beta', '0', '1'],
      ['gamma', 'NOT_APPLICABLE', '0'],
    ])
  })

  it('is another once a milestone is met, and only then', async () => {
    const milestone = (fields: Record<string, string>) =>
      factRecord('Milestone', {
        programme: 'beta',
        milestone: 'first-office',
        currentBaseline: '2026-02',
        ...fields,
      })
    const before = await viewWith('beta', [milestone({ forecast: '2026-03-31' })])
    const after = await viewWith('beta', [milestone({ actual: '2026-03-19' })])
    const early = await viewWith('beta', [milestone({ actual: '2026-03-21' })])
    expect(said(targetIn(before, 'offices').evidenced)[0]).toBe('0')
    expect(said(targetIn(after, 'offices').evidenced)[0]).toBe('1')
    // 20 March is the day of the question: what is said to happen tomorrow has not happened.
    expect(said(targetIn(early, 'offices').evidenced)[0]).toBe('0')
  })

  it('counts a centre from its first value of a measure on', async () => {
    const { evidenced, illustrative } = targetIn(await untouched(), 'accurate')
    expect(standings(evidenced)).toEqual([
      ['alpha', 'REACHED'],
      ['beta', 'REACHED'],
      ['gamma', 'REACHED'],
    ])
    expect(said(evidenced)).toEqual(['3', '3', 'NOT_APPLICABLE', 'NOT_APPLICABLE', '0'])
    expect(said(illustrative)[0]).toBe('NOT_PROVIDED')
    expect(illustrative.series).toEqual([])
  })

  it('counts a centre as reporting regularly only while all that is due has come', async () => {
    const { evidenced } = targetIn(await untouched(), 'whole')
    // Returns of February were due on 13 March 2026. Gamma's of February has not come.
    const gamma = evidenced.bodies.find(({ programme }) => programme === 'gamma')
    expect(gamma?.standing.cell).toMatchObject({ reason: 'LATE', note: 'accuracy of 2026-02 is missing' })
    expect(gamma?.reached.cell.reason).toBe('LATE')
  })

  it('can be explained, figure by figure', async () => {
    const view = await untouched()
    for (const { measured, targets } of objectiveProgressOf(view)) {
      const figures = targets.flatMap(({ evidenced, illustrative }) =>
        [evidenced, illustrative].flatMap((count) => [
          count.counted.figure,
          count.share,
          count.notKnown,
          ...count.bodies.map(({ standing }) => standing),
          ...count.series.map(({ counted }) => counted),
        ]),
      )
      for (const figure of [measured, ...figures]) {
        expect(explanationOf(view, figureId(figure))?.figure.cell).toEqual(figure.cell)
      }
    }
  })
})
