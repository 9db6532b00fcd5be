import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { parse } from 'csv-parse/sync'

import { sharedFolder } from '../../reference/location'
import type { ShippedRow } from '../../support/reporting/shippedReturns'
import { clusterRows, shippedRows } from '../../support/reporting/shippedReturns'

/** Read in the publication beside each, by eye: measure, body, quarter, value. */
const PUBLISHED = [
  // GOV.UK, Ministry of Defence supplier invoicing and payment information, 2016-17.
  ['prompt-payment-5d', 'mod', '2016-Q2', '96.5'],
  ['prompt-payment-5d', 'mod', '2016-Q3', '96.88'],
  ['prompt-payment-5d', 'mod', '2016-Q4', '91.23'],
  ['prompt-payment-5d', 'mod', '2017-Q1', '94.09'],
  ['prompt-payment-30d', 'mod', '2016-Q4', '99.04'],
  // Defra's prompt payment data January to March 2020: the clock changes with Q1 2016-17.
  ['prompt-payment-5d', 'defra', '2015-Q2', '98.74'],
  ['prompt-payment-5d', 'defra', '2016-Q1', '90.52'],
  ['prompt-payment-5d', 'defra', '2016-Q2', '77.77'],
  ['prompt-payment-5d', 'defra', '2019-Q1', '58.24'],
  ['prompt-payment-5d', 'defra', '2020-Q1', '84.89'],
  ['prompt-payment-30d', 'defra', '2020-Q1', '93.44'],
  ['late-payment-interest', 'defra', '2018-Q4', '380302'],
  // Department for Education and executive agency prompt payment and performance data.
  ['prompt-payment-5d', 'dfe', '2015-Q2', '100'],
  ['prompt-payment-5d', 'dfe', '2017-Q2', '93'],
  ['prompt-payment-5d', 'dfe', '2017-Q3', '65'],
  ['prompt-payment-5d', 'esfa', '2018-Q1', '86'],
  ['late-payment-interest', 'dfe', '2018-Q1', '63870.51'],
  // Equality and Human Rights Commission, Prompt payment reporting.
  ['prompt-payment-5d', 'ehrc', '2023-Q2', '91.40'],
  // British Council, Prompt payment performance.
  ['prompt-payment-5d', 'british-council', '2015-Q3', '2'],
  // PublicTechnology, 17 August 2020.
  ['prompt-payment-5d', 'dwp', '2020-Q2', '71.2'],
] as const

describe('prompt payment as published', () => {
  let rows: readonly ShippedRow[] = []
  beforeAll(async () => {
    rows = await clusterRows('prompt-payment')
  })

  const of = (measure: string, organisation: string) =>
    rows.filter(({ cells }) => cells['measure'] === measure && cells['organisation'] === organisation)

  it.each(PUBLISHED)('has %s of %s in %s', (measure, organisation, period, value) => {
    const found = of(measure, organisation).filter(({ cells }) => cells['period'] === period)
    expect(found.map(({ cells }) => cells['value'])).toEqual([value])
  })

  it('has each origin as often as it was read', () => {
    const count = (origin: string) => rows.filter((row) => row.origin === origin).length
    expect({ PUBLISHED: count('PUBLISHED'), PRESS: count('PRESS') }).toEqual({ PUBLISHED: 118, PRESS: 15 })
    for (const { publication } of rows) expect(publication).toMatch(/\d{4}|https:/)
  })

  it('never draws one line over the change of clock of Defra', () => {
    const series = of('prompt-payment-5d', 'defra')
    expect(series).toHaveLength(20)
    const versions = series.map(({ cells }) => `${cells['period'] ?? ''} ${cells['version'] ?? ''}`).sort()
    expect(versions.slice(3, 5)).toEqual(['2016-Q1 accounts-payable', '2016-Q2 receipt-to-supplier'])
  })

  it('repeats the reason that MOD gives for the quarters of its cutover, and of no other', () => {
    const told = of('prompt-payment-5d', 'mod').filter(({ cells }) =>
      cells['note']?.includes('December 2016'),
    )
    expect(told.map(({ cells }) => cells['period'])).toEqual(['2016-Q4', '2017-Q1'])
    // The page of DfE gives no reason for 93% and then 65%: none is claimed.
    expect(of('prompt-payment-5d', 'dfe').map(({ cells }) => cells['note'])).toEqual(
      Array(8).fill('(NOT_APPLICABLE)'),
    )
  })

  it.each([
    ['dwp', '94.2', '98.7'],
    ['hmrc', '91', '95'],
  ])('leaves the range of %s of 2019-20 a range', (organisation, low, high) => {
    const year = of('prompt-payment-5d', organisation).filter(({ cells }) => cells['low'] === low)
    expect(year.map(({ cells }) => cells['period'])).toEqual(['2019-Q2', '2019-Q3', '2019-Q4', '2020-Q1'])
    for (const { cells, origin } of year)
      expect({ ...cells, origin }).toMatchObject({ value: '(NOT_PROVIDED)', low, high, origin: 'PRESS' })
  })

  it('has a definition for every version that is used', async () => {
    const defined = await shippedRows('strategy', 'measure-versions')
    const known = new Set(defined.map(({ cells }) => `${cells['measure'] ?? ''}/${cells['version'] ?? ''}`))
    for (const { cells } of rows)
      expect(known).toContain(`${cells['measure'] ?? ''}/${cells['version'] ?? ''}`)
  })

  const file = path.join(sharedFolder() ?? '', 'data', 'published', 'prompt-payment-held-normalised.csv')
  ;(existsSync(file) ? it : it.skip)('holds every quarter that was extracted, and no other', () => {
    const extracted = parse(readFileSync(file), { columns: true }) as Record<string, string>[]
    const quarters = extracted.filter(({ period, unit }) => period?.includes('Q') === true && unit === '%')
    const shipped = rows.filter(
      ({ origin, cells }) =>
        origin === 'PUBLISHED' && cells['unit'] === 'PERCENT' && cells['organisation'] !== 'ehrc',
    )
    const values = (all: readonly (string | undefined)[]) => all.map(Number).sort((a, b) => a - b)
    expect(values(shipped.map(({ cells }) => cells['value']))).toEqual(
      values(quarters.map(({ value }) => value)),
    )
  })
})
