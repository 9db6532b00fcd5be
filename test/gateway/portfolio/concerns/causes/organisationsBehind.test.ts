import { existsSync } from 'node:fs'
import path from 'node:path'

import { organisationsBehind } from '../../../../../gateway/portfolio/concerns/causes/organisationsBehind'
import { sharedFolder } from '../../../../reference/location'
import { numberIn } from '../../../../support/numberIn'
import { faultless, plantedView } from '../../../../support/planted'
import type { PlantedSeries } from '../../../../support/plantedSeries'
import { plantedSeries, viewOfSeries } from '../../../../support/plantedSeries'

const withCases = existsSync(path.join(sharedFolder() ?? '', 'cases', 'verdicts')) ? describe : describe.skip

/** The series with each organisation of Matrix told as several alike. */
function splitInto(series: PlantedSeries, parts: number): PlantedSeries {
  const { matrix = [] } = series.clusters
  const split = matrix.flatMap((row): typeof matrix => {
    const [period, value, numerator, denominator, version, organisation, unit] = row
    if (organisation === null || numerator === null || denominator === null) return [row]
    return Array.from({ length: parts }, (_, i) => {
      const of = Math.floor(denominator / parts)
      return [
        period,
        value,
        Math.round((value * of) / 100),
        of,
        version,
        `${organisation}-${i}`,
        unit,
      ] as const
    })
  })
  return { ...series, clusters: { ...series.clusters, matrix: split } }
}

withCases('the organisations behind a concern', () => {
  it('are those on the worse side, each with its part of the distance from the target', () => {
    const { organisations, none } = organisationsBehind(
      viewOfSeries(plantedSeries('simpson')),
      'matrix',
      'planted',
      false,
    )
    expect(none).toBeUndefined()
    expect(organisations.map(({ organisation }) => organisation)).toEqual(['dbt'])
    const [dbt] = organisations
    // In the file, November 2025 to October 2026: 17,258 of 23,004, of 120,000 in all, against 90%.
    expect(numberIn(dbt?.level)).toBeCloseTo((100 * 17258) / 23004, 8)
    expect(numberIn(dbt?.cases)).toBe(23004)
    expect(numberIn(dbt?.part)).toBeCloseTo((23004 / 120000) * (90 - (100 * 17258) / 23004), 8)
    // Exact 95% interval, from binomial sums in Python by halving.
    expect(numberIn(dbt?.low)).toBeCloseTo(74.45702383, 5)
    expect(numberIn(dbt?.high)).toBeCloseTo(75.58011852, 5)
    expect(dbt).not.toHaveProperty('beyondLimits')
  })

  it('are judged by the funnel from 20 on', () => {
    const view = viewOfSeries(splitInto(plantedSeries('simpson'), 10))
    const { organisations } = organisationsBehind(view, 'matrix', 'planted', false)
    expect(organisations).toHaveLength(10)
    expect(organisations.every(({ beyondLimits }) => beyondLimits === false || beyondLimits === true)).toBe(
      true,
    )
  })

  it('are not named where none returned figures, or the concern is about none', () => {
    const view = viewOfSeries(plantedSeries('simpson'))
    expect(organisationsBehind(view, 'unity', 'planted', false)).toEqual({
      organisations: [],
      none: 'No organisation returned figures of its own with their counts.',
    })
    expect(organisationsBehind(view, 'unity', undefined, false).none).toBe(
      'The concern is not about a measure.',
    )
    // Costs have no share of cases.
    const cost = viewOfSeries(plantedSeries('unit-mix'))
    expect(organisationsBehind(cost, 'matrix', 'planted', false).none).toMatch(/^Only of a share/)
  })
})

it('are none without returns of organisations', () => {
  expect(organisationsBehind(plantedView(faultless()), 'planted', 'accuracy', true).organisations).toEqual([])
})
