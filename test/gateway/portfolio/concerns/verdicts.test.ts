import { textOf } from '../../../../gateway/portfolio/words/sentence'
import { existsSync } from 'node:fs'
import path from 'node:path'

import type { Concern } from '../../../../gateway/portfolio/concerns/concerns'
import { concernsOf } from '../../../../gateway/portfolio/concerns/concerns'
import { judgedMeasures } from '../../../../gateway/portfolio/concerns/judgedMeasures'
import { standingOf } from '../../../../gateway/portfolio/concerns/standing'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { comparisonOf } from '../../../../gateway/portfolio/measures/comparisonOf'
import { numberOf } from '../../../../schema/facts/figures/figure'
import { sharedFolder } from '../../../reference/location'
import { plantedSeries, viewOfSeries } from '../../../support/plantedSeries'

// The planted series and what a careful analyst would say of each: the project's cases of verdicts.
const folder = path.join(sharedFolder() ?? '', 'cases', 'verdicts')
const withCases = existsSync(folder) ? describe : describe.skip

function member(view: PortfolioView, id: string) {
  const found = view.member(id)
  if (found === undefined) throw new RangeError(`no ${id}`)
  return found
}

const service = (view: PortfolioView, id: string) =>
  standingOf(view, member(view, id), false).find(({ axis }) => axis === 'SERVICE')?.standing

function judged(view: PortfolioView, id: string) {
  const [one] = judgedMeasures(view, member(view, id))
  if (one === undefined) throw new RangeError(`${id} returned nothing`)
  return one
}

const verdict = (view: PortfolioView, id: string) => judged(view, id).verdict.result.value

const caveats = (view: PortfolioView, id: string) => judged(view, id).verdict.caveats

function comparison(view: PortfolioView) {
  const measure = view.measures.get('planted')
  if (measure === undefined) throw new RangeError('no measure')
  return comparisonOf(view, measure)
}

const ofProgramme = (view: PortfolioView, id: string): readonly Concern[] =>
  concernsOf(view, false).filter(({ programme }) => programme === id)

function concernOf(view: PortfolioView, id: string, code: Concern['code']): Concern {
  const found = ofProgramme(view, id).find((one) => one.code === code)
  if (found === undefined) throw new RangeError(`${id} has no ${code}`)
  return found
}

withCases('planted series', () => {
  const views = new Map<string, PortfolioView>()
  const viewOf = (name: string) => {
    const view = views.get(name) ?? viewOfSeries(plantedSeries(name))
    views.set(name, view)
    return view
  }

  test('golive-recovered: no open concern, the dip and the recovery are history, told as such', () => {
    const view = viewOf('golive-recovered')
    expect(concernsOf(view, false)).toEqual([])
    expect(service(view, 'matrix')).toBe('NO_SIGNAL')
    expect(verdict(view, 'matrix')).toMatchObject({ phase: { from: '2024-06', because: 'GO_LIVE' } })
    const dip = judged(view, 'matrix').reading.chart().points()
    expect(dip.filter(({ pointType }) => pointType === 'CONCERN').map(({ period }) => period)).toEqual(
      expect.arrayContaining(['2024-06', '2024-07']),
    )
  })

  test('improving-worst: matrix is behind and recovering, furthest from the target, and no exemplar', () => {
    const view = viewOf('improving-worst')
    expect(service(view, 'matrix')).toBe('RECOVERING')
    const gaps = comparison(view).between.ranks.map(
      ({ programme, gapToTarget }) => [programme, numberOf(gapToTarget.figure) ?? 0] as const,
    )
    expect([...gaps].sort(([, a], [, b]) => a - b)[0]?.[0]).toBe('matrix')
    for (const { support } of concernsOf(view, false)) expect(support.exemplars).toEqual([])
  })

  test('levels: overseas and defence are not told apart, the others are', () => {
    const { between } = comparison(viewOf('levels'))
    expect(between.ranks.map(({ best, worst }) => [numberOf(best), numberOf(worst)])).toEqual([
      [1, 2],
      [1, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ])
    const together = between
      .differences()
      .filter(({ low, high }) => (numberOf(low) ?? 0) <= 0 && (numberOf(high) ?? 0) >= 0)
    expect(together.map(({ programme, other }) => [programme, other])).toEqual([['overseas', 'defence']])
    expect(between.differences()).toHaveLength(10)
  })

  test('lowered-target: TARGET_CHANGED is told beside the verdict, with attainment against both', () => {
    const view = viewOf('lowered-target')
    expect(verdict(view, 'matrix')?.targetChange).toEqual({
      at: '2026-04',
      from: 95,
      to: 85,
      metNow: 12,
      metBefore: 0,
      of: 12,
    })
    expect(caveats(view, 'matrix').map(({ code }) => code)).toContain('TARGET_CHANGED')
  })

  test('mixed: nothing fails, defence is judged on quarters, behind and falling, and no month is late', () => {
    const view = viewOf('mixed')
    expect(verdict(view, 'defence')).toMatchObject({ precision: 'QUARTER', restsOn: '2026-Q3' })
    expect(service(view, 'defence')).toBe('FALLING_BEHIND')
    for (const id of ['overseas', 'synergy', 'matrix']) expect(service(view, id)).toBe('NO_SIGNAL')
    expect(ofProgramme(view, 'defence').map(({ code }) => code)).toEqual(['TARGET_MISSED'])
    // Twelve quarters back from 2026-Q3 is 2023-Q4: 18 months and 6 quarters were returned since.
    const defence = comparison(view).between.ranks.find(({ programme }) => programme === 'defence')
    expect([defence?.from, defence?.gapToTarget.inputs.length]).toEqual(['2023-Q4', 24])
  })

  test('outlier-cost: the thousandfold value is set aside, and unity is behind and worsening', () => {
    const view = viewOf('outlier-cost')
    expect(verdict(view, 'unity')?.suspect).toMatchObject([{ period: '2024-06', value: 4210 }])
    expect(caveats(view, 'unity').map(({ code }) => code)).toContain('SUSPECT')
    expect(service(view, 'unity')).toBe('FALLING_BEHIND')
    const concern = concernOf(view, 'unity', 'TARGET_MISSED')
    expect(concern).toMatchObject({ severity: 'HIGH', began: { period: '2026-03' } })
    expect(textOf(concern.says)).toContain('in each of the last 8 months')
  })

  test('parts-contradict: RETURN_CONTRADICTS, the total cannot come from its parts', () => {
    const view = viewOf('parts-contradict')
    expect(textOf(concernOf(view, 'matrix', 'RETURN_CONTRADICTS').says)).toContain(
      'which its organisations cannot make',
    )
  })

  test('redefined: no fall where only the definition changed, and the rest are compared', () => {
    const view = viewOf('redefined')
    expect(concernsOf(view, false).map(({ code }) => code)).not.toContain('FALLING')
    for (const { travel } of concernsOf(view, false)) expect(travel).not.toBe('WORSENING')
    const { between } = comparison(view)
    expect(between.differences()).toHaveLength(6)
    expect(between.ranks.find(({ programme }) => programme === 'overseas')?.level.cell).toMatchObject({
      reason: 'NOT_COMPARABLE',
      note: expect.stringContaining('definitionVersion (v2; v1)'),
    })
  })

  test('restated: REVISED with how many months and by how much, and what the restatement closed', () => {
    const told = caveats(viewOf('restated'), 'matrix')
    expect(told.find(({ code }) => code === 'REVISED')?.detail).toBe(
      '5 values from March 2026 to July 2026, by +5.1 percentage points on average',
    )
    expect(told.map(({ code }) => code)).toContain('CLOSED_BY_RESTATEMENT')
    const chart = judged(viewOf('restated'), 'matrix').reading.chart()
    expect(chart.caveats.map(({ code }) => code)).toContain('REVISED')
  })

  test('seasonal: no worsening, no high concern, a SEASONAL caveat; another October would be told', () => {
    const view = viewOf('seasonal')
    expect(concernsOf(view, false)).toEqual([])
    for (const { id } of view.members('cluster')) {
      expect(verdict(view, id)?.movement).toBe('STEADY')
      expect(caveats(view, id).map(({ code }) => code)).toContain('SEASONAL')
    }
    const series = plantedSeries('seasonal')
    const another = (value: number) =>
      viewOfSeries({
        ...series,
        clusters: {
          ...series.clusters,
          matrix: (series.clusters['matrix'] ?? []).map((row) =>
            row[0] === '2026-10' ? [row[0], value, ...row.slice(2)] : row,
          ) as never,
        },
      })
    expect(verdict(another(95), 'matrix')?.variation.value).toBe('IMPROVEMENT_HIGH')
    expect(verdict(another(80.5), 'matrix')?.variation.value).toBe('CONCERN_LOW')
  })

  test('simpson: the rise is told as mix, with its parts, and both departments are falling', () => {
    const view = viewOf('simpson')
    const { mix } = judged(view, 'matrix').verdict
    expect(mix.value?.mix).toBeGreaterThan(0)
    expect(mix.value?.groups.map(({ id, rate }) => [id, Math.sign(rate)])).toEqual([
      ['dbt', -1],
      ['dsit', -1],
    ])
    expect(caveats(view, 'matrix').map(({ code }) => code)).toContain('MIX')
    expect(textOf(concernOf(view, 'matrix', 'FALLING').says)).toContain(
      'because its mix of organisations changed',
    )
  })

  test('step-down: matrix is behind, high, six of six by six points, since May 2026, with no assurance', () => {
    const view = viewOf('step-down')
    const concern = concernOf(view, 'matrix', 'TARGET_MISSED')
    expect(concern).toMatchObject({ severity: 'HIGH', began: { period: '2026-05' } })
    expect(concern.size?.value).toBeCloseTo(5.9, 1)
    expect(textOf(concern.says)).toContain('in each of the last 6 months')
    expect(service(view, 'matrix')).toBe('FALLING_BEHIND')
    expect(verdict(view, 'matrix')?.assurance.refused?.reason).toBe('UNSETTLED')
    expect(judged(view, 'matrix').reading.chart().assurance.cell.reason).toBe('UNSETTLED')
  })

  test('stops: the last known state is behind and six months old, and nobody is dragged back', () => {
    const view = viewOf('stops')
    expect(service(view, 'synergy')).toBe('FALLING_BEHIND')
    const { reading } = judged(view, 'synergy')
    expect([reading.period, numberOf(reading.age)]).toEqual(['2026-04', 6])
    expect(textOf(concernOf(view, 'synergy', 'TARGET_MISSED').says)).toContain(
      'the returns of 6 months since have not come',
    )
    expect(verdict(view, 'synergy')?.assurance.refused?.reason).toBe('UNSETTLED')
    const ends = comparison(view).between.ranks.map(({ programme, to }) => [programme, to])
    expect(ends).toEqual([
      ['overseas', '2026-10'],
      ['defence', '2026-10'],
      ['synergy', '2026-04'],
      ['matrix', '2026-10'],
      ['unity', '2026-10'],
    ])
  })

  test('tiny: no verdict from three to six cases a month, and pooling is said', () => {
    const view = viewOf('tiny')
    expect(ofProgramme(view, 'matrix')).toEqual([])
    expect(verdict(view, 'matrix')).toMatchObject({ fewCases: true, precision: 'YEAR' })
    expect(caveats(view, 'matrix').map(({ code }) => code)).toContain('POOLED')
    expect(judged(view, 'matrix').figures.recordLow.cell.value).toBeDefined()
  })

  test('unit-mix: another unit is converted where exact, and never an improvement', () => {
    const view = viewOf('unit-mix')
    expect(verdict(view, 'unity')?.movement).toBe('STEADY')
    expect(verdict(view, 'unity')?.points.at(-1)?.value).toBeCloseTo(4.04, 9)
    expect(comparison(view).between.differences()).toHaveLength(10)
  })

  test('up-then-falling: FALLING while the target is met, began about May 2026, noticed later', () => {
    const view = viewOf('up-then-falling')
    expect(service(view, 'matrix')).toBe('FALLING')
    const { since, began } = concernOf(view, 'matrix', 'FALLING')
    expect([began?.earliest, since]).toEqual(['2026-05', '2026-08'])
    const points = judged(view, 'matrix').reading.chart().points()
    const fall = points.filter(({ period }) => period >= '2026-05')
    expect(fall.map(({ pointType }) => pointType)).not.toContain('IMPROVEMENT')
  })
})
