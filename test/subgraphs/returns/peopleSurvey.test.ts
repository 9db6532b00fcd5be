import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { parse } from 'csv-parse/sync'

import { sharedFolder } from '../../reference/location'
import type { ShippedRow } from '../../support/reporting/shippedReturns'
import { CLUSTERS, clusterRows, shippedRows } from '../../support/reporting/shippedReturns'

/** Civil Service People Survey, all organisation scores of the year: measure, body, year, value. */
const PUBLISHED = [
  ['people-survey-tools', 'fcdo', '2019', '79'],
  ['people-survey-tools', 'mod', '2019', '63'],
  ['people-survey-tools', 'dwp', '2019', '72'],
  ['people-survey-tools', 'hmt', '2019', '81'],
  ['people-survey-tools', 'hmrc', '2019', '62'],
  ['people-survey-tools', 'hmrc', '2020', '72'],
  ['people-survey-tools', 'mod', '2020', '66'],
  ['people-survey-tools', 'home-office', '2020', '67'],
  ['people-survey-engagement', 'hmrc', '2019', '49'],
  ['people-survey-engagement', 'hmrc', '2020', '57'],
  ['people-survey-response', 'fcdo', '2019', '85'],
  ['people-survey-response', 'hmt', '2020', '100'],
] as const

describe('the People Survey as published', () => {
  let rows: readonly ShippedRow[] = []
  beforeAll(async () => {
    rows = await clusterRows('people-survey')
  })

  it.each(PUBLISHED)('has %s of %s in %s', (measure, organisation, period, value) => {
    const found = rows.filter(
      ({ cells }) =>
        cells['measure'] === measure && cells['organisation'] === organisation && cells['period'] === period,
    )
    expect(found.map(({ cells }) => cells['value'])).toEqual([value])
  })

  it('has seven scores of every body in both years, in all clusters, every one from a copy', () => {
    expect(rows).toHaveLength(7 * 2 * 21)
    expect(new Set(rows.map(({ member }) => member))).toEqual(new Set(CLUSTERS))
    expect(new Set(rows.map(({ origin }) => origin))).toEqual(new Set(['THIRD_PARTY_COPY']))
  })

  it('keeps the two groups with agencies apart from single bodies', () => {
    const groups = rows.filter(({ cells }) => cells['version'] === 'group')
    expect(new Set(groups.map(({ cells }) => cells['organisation']))).toEqual(new Set(['moj', 'home-office']))
  })

  it('has a definition for every version that is used', async () => {
    const defined = await shippedRows('strategy', 'measure-versions')
    const known = new Set(defined.map(({ cells }) => `${cells['measure'] ?? ''}/${cells['version'] ?? ''}`))
    for (const { cells } of rows)
      expect(known).toContain(`${cells['measure'] ?? ''}/${cells['version'] ?? ''}`)
  })

  const file = path.join(sharedFolder() ?? '', 'data', 'published', 'people-survey-2019-2020.csv')
  ;(existsSync(file) ? it : it.skip)('holds every score that was extracted, in per cent', () => {
    const extracted = parse(readFileSync(file), { columns: true }) as Record<string, string>[]
    const shares = extracted.filter(({ cluster }) => cluster !== '').map(({ value }) => 100 * Number(value))
    const sorted = (all: readonly number[]) => [...all].sort((a, b) => a - b)
    const shipped = sorted(rows.map(({ cells }) => Number(cells['value'])))
    expect(shipped).toHaveLength(shares.length)
    for (const [i, share] of sorted(shares).entries()) expect(shipped[i]).toBeCloseTo(share, 6)
  })
})
