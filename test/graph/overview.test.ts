import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import { MISSING_REASONS } from '../../schema/facts/figures/missing'
import type { StandIns } from '../../subgraphs/standIns/standIns'
import { startStandIns } from '../../subgraphs/standIns/standIns'
import type { OverviewQuery } from '../../client/operations'
import type { Gateway } from '../support/processes/running'
import { exampleQuery, startGateway } from '../support/processes/running'
import type { Place } from '../support/asking/standingAt'
import { standingAt } from '../support/asking/standingAt'

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

/** Every object of an answer that is a figure, with its path. */
function figuresIn(
  value: Json | undefined,
  at: string[] = [],
): { at: string; figure: Record<string, Json> }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item: Json, i) => figuresIn(item, [...at, String(i)]))
  const object = value as Record<string, Json>
  const own = 'reason' in object && 'text' in object ? [{ at: at.join('.'), figure: object }] : []
  return [...own, ...Object.entries(object).flatMap(([key, inner]) => figuresIn(inner, [...at, key]))]
}

describe('the overview', () => {
  let gateway: Gateway
  let standIns: StandIns
  let clusters: NonNullable<NonNullable<OverviewQuery['portfolio']>['clusters']>
  let figures: ReturnType<typeof figuresIn>

  beforeAll(async () => {
    standIns = await startStandIns(path.join(packageRoot(), 'subgraphs'), {})
    gateway = await startGateway()
    const { data, errors } = await gateway.ask<OverviewQuery>(exampleQuery('overview'))
    expect(errors).toBeUndefined()
    clusters = data?.portfolio?.clusters ?? []
    figures = figuresIn(data as unknown as Json)
  })
  afterAll(async () => {
    await gateway.stop()
    await standIns.stop()
  })

  const of = (id: string) => {
    const cluster = clusters.find((one) => one.code === id)
    if (cluster === undefined) throw new Error(`${id} is not in the answer`)
    return cluster
  }

  it('answers for all five clusters in one request', () => {
    expect(clusters.map(({ name }) => name)).toEqual(['Overseas', 'Defence', 'Synergy', 'Matrix', 'Unity'])
  })

  it('gives no absence without a reason, and no value with one', () => {
    expect(figures.length).toBeGreaterThan(100)
    for (const { at, figure } of figures) {
      const said = [figure['text'], figure['reason']].filter((one) => one !== null)
      expect([at, said.length]).toEqual([at, 1])
      if (figure['reason'] !== null) expect(Object.keys(MISSING_REASONS)).toContain(figure['reason'])
      expect(Object.keys(figure)).toContain('origin')
      expect(figure['origin']).not.toBeNull()
    }
  })

  it('gives every figure that was read its provenance down to the cell, where that very value stands', async () => {
    const read = figures.filter(
      ({ figure }) => (figure['provenance'] as Record<string, Json> | undefined)?.['source'],
    )
    expect(read.length).toBeGreaterThan(50)
    const looked: Record<string, number> = {}
    for (const { at, figure } of read) {
      const { member, place } = figure['provenance'] as { member: string; place: Place | null }
      if (place === null) continue
      const [kind, found] = await standingAt(member, place, standIns.environment)
      expect([at, found]).not.toEqual([at, undefined])
      if (figure['number'] !== null && figure['number'] !== undefined) {
        expect([at, Number(found?.replace(/[£,\s]/g, ''))]).toEqual([at, figure['number']])
        looked[kind] = (looked[kind] ?? 0) + 1
      }
    }
    // Milestones, which the project tool gives, have no numbers.
    expect(Object.keys(looked).sort()).toEqual(['csv', 'odata', 'sql', 'workbook'])
    expect(Object.values(looked).reduce((all, count) => all + count, 0)).toBeGreaterThan(20)
  })

  // The published figures: GMPP annual data of 2023, and a third party's panel of 2024 to 2026.
  it.each([
    ['overseas', '102', 'PUBLISHED', 'AMBER', 'THREE_POINT', 'CENTRAL', '2023-03-31'],
    ['synergy', '1990.99', 'THIRD_PARTY_COPY', 'AMBER', 'THREE_POINT', 'CENTRAL', '2026-03-31'],
    ['matrix', '889.81', 'THIRD_PARTY_COPY', 'RED', 'THREE_POINT', 'SENIOR_RESPONSIBLE_OWNER', '2026-03-31'],
    ['unity', '245.97', 'THIRD_PARTY_COPY', 'RED', 'THREE_POINT', 'CENTRAL', '2026-03-31'],
  ])('says of %s what was published', (id, cost, origin, rating, scale, rater, referenceDate) => {
    const { wholeLifeCost, latestConfidence } = of(id)
    expect(wholeLifeCost).toMatchObject({ text: cost, unit: 'GBP_MILLION', origin })
    expect(latestConfidence).toMatchObject({ scale, rater, referenceDate, rating: { text: rating, origin } })
  })

  it('says of Defence that nothing was ever published', () => {
    expect(of('defence').wholeLifeCost).toMatchObject({ text: null, reason: 'NOT_PROVIDED' })
    expect(of('defence').latestConfidence).toMatchObject({
      scale: 'NOT_STATED',
      rating: { reason: 'NOT_PROVIDED' },
    })
  })

  it('compares no whole-life cost across price bases', () => {
    // 1,990.99 in real prices, and 2,450.59 the year before, which the panel flags as not real.
    expect(of('synergy').wholeLifeCostChange?.figure).toMatchObject({
      number: null,
      reason: 'NOT_COMPARABLE',
      origin: 'THIRD_PARTY_COPY',
    })
  })

  it('says that Defence is late', () => {
    const readings = of('defence').readings ?? []
    expect(readings.map(({ awaited }) => awaited?.reason)).toEqual(['LATE', 'LATE', 'LATE'])
    expect(readings[0]?.period.label).toBe('2026-08')
  })

  it('marks every illustrative figure, and everything that was worked out from one', () => {
    for (const { readings } of clusters) {
      for (const { figure, gapToTarget } of readings ?? []) {
        expect(figure.origin).toBe('ILLUSTRATIVE')
        expect(gapToTarget.figure.origin).toBe('ILLUSTRATIVE')
      }
    }
  })

  it('counts what was expected and what came', () => {
    for (const { coverage } of clusters) {
      const missing = coverage?.missing.reduce((sum, { count }) => sum + count, 0) ?? 0
      expect(coverage?.expected).toBe((coverage?.provided ?? 0) + missing)
      expect(coverage?.expected).toBeGreaterThan(0)
    }
  })
})
