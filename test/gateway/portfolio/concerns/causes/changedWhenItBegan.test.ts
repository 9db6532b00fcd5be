import { existsSync } from 'node:fs'
import path from 'node:path'

import type { Behind } from '../../../../../gateway/portfolio/concerns/answeredBy'
import type { Found } from '../../../../../gateway/portfolio/concerns/causes/changedWhenItBegan'
import { changedWhenItBegan } from '../../../../../gateway/portfolio/concerns/causes/changedWhenItBegan'
import { portfolioFigure } from '../../../../../gateway/portfolio/computed'
import type { Product } from '../../../../../schema/vocabulary/product'
import { sharedFolder } from '../../../../reference/location'
import { plantedSeries, viewOfSeries } from '../../../../support/plantedSeries'
import type { Returns } from '../../../../support/planted'
import { faultless, inMilestone, plantedRegister, plantedView } from '../../../../support/planted'
import { factRecord } from '../../../../support/fictional'
import { viewWith } from '../../../../support/portfolioOf'

const withCases = existsSync(path.join(sharedFolder() ?? '', 'cases', 'verdicts')) ? describe : describe.skip

const said = (value: string) =>
  portfolioFigure({ name: 'said', of: value, cell: { value }, inputs: [], unit: 'TEXT' })

function productIn(code: string, status: string): Product {
  const words = said('')
  return {
    id: code,
    code,
    name: code,
    kind: 'STANDARD',
    description: words,
    serves: words,
    owner: words,
    status: words,
    readyP50: words,
    readyP80: words,
    needs: [],
    adoption: [{ product: code, programme: 'planted', status: said(status), since: words, evidence: words }],
  }
}

const MEASURED: Behind = {
  code: 'FALLING',
  aspects: ['FALLING'],
  axis: 'SERVICE',
  programme: 'planted',
  subject: 'measure/accuracy',
  measure: 'accuracy',
  includeIllustrative: false,
}
const { measure: _measure, ...REST } = MEASURED
const RATED: Behind = {
  ...REST,
  measure: undefined,
  code: 'CONFIDENCE_RED',
  axis: 'DELIVERY',
  subject: 'confidence',
}

/** Noticed in December 2025, begun in November, or a month earlier or later. */
const IN_NOVEMBER: Found = {
  since: '2025-12',
  began: { kind: 'STEP', period: '2025-11', earliest: '2025-10', latest: '2025-12' },
  parts: [],
}

function changes(returns: Returns, behind: Behind, found: Found, member = {}) {
  const view = plantedView(returns, plantedRegister({}, member))
  const { changedWhenItBegan: all, none } = changedWhenItBegan(view, behind, found, [])
  return {
    none,
    changed: all.map(({ kind, what, date, days }) => [kind, what, date.cell.value, days.figure.cell.value]),
  }
}

describe('what changed when a concern began', () => {
  it('are milestones within a quarter of the range, with the days from the beginning', () => {
    // Ten milestones are met, one every three months from March 2024: September and December 2025 lie within.
    const { changed } = changes(faultless(), MEASURED, IN_NOVEMBER)
    expect(changed).toEqual([
      ['MILESTONE', 'Step 8: met.', '2025-12', '1'],
      ['MILESTONE', 'Step 7: met.', '2025-09', '-90'],
      ['MILESTONE', 'Step 9: met.', '2026-03', '91'],
    ])
  })

  it('are a go-live, and who joined or left', () => {
    const organisations = [
      { id: 'one', name: 'One', since: '2025-11-03' },
      { id: 'two', name: 'Two', since: '2020' },
    ]
    const { changed } = changes({ ...faultless(), milestones: [] }, MEASURED, IN_NOVEMBER, {
      goLive: '2025-10',
      organisations,
    })
    // Days of an imprecise date are told from the first of them: 1 October is 60 days before the end of November.
    expect(changed).toEqual([
      ['CLASSIFICATION', 'One joined it.', '2025-11-03', '-27'],
      ['GO_LIVE', 'planted went live.', '2025-10', '-60'],
    ])
  })

  it('are another rater or scale, since the report before the one that it was noticed at', () => {
    const reports = faultless().reports.map((one, i) =>
      i === 2
        ? { ...one, centralRating: { reason: 'NOT_RATED' } as const, seniorResponsibleOwnerRating: 'RED' }
        : { ...one, seniorResponsibleOwnerRating: { reason: 'NOT_RATED' } as const },
    )
    const { changed } = changes({ ...faultless(), reports, milestones: [] }, RATED, {
      since: '2026-03-31',
      parts: [],
    })
    expect(changed.map(([kind, , on, days]) => [kind, on, days])).toEqual([['DEFINITION', '2026-03-31', '0']])
    expect(changed[0]?.[1]).toContain('senior responsible owner')
  })

  it('are forecasts that moved, but not those of the milestone that it is about', () => {
    const moved = inMilestone(faultless(), 'last-1', { forecast: '2027-06-30' })
    const earlier = { on: '2025-06-30', milestones: faultless().milestones.slice(-2) }
    const returns = { ...moved, milestones: moved.milestones.slice(-2), earlierPlans: [earlier] }
    const noticed = { since: '2026-06-30', parts: [] }
    const about = (subject: string) => changes(returns, { ...RATED, subject }, noticed).changed
    expect(about('confidence')).toContainEqual(
      expect.arrayContaining(['Last 1: forecast moved from 31 December 2026 to 30 June 2027.']),
    )
    expect(about('milestone/last-1').map(([, what]) => what)).toEqual([])
  })

  it('are none where nothing is known to have changed, and the time is told', () => {
    const { none, changed } = changes({ ...faultless(), milestones: [] }, MEASURED, IN_NOVEMBER)
    expect(changed).toEqual([])
    // 1 October 2025 less 92 days, 31 December 2025 and 92 days more.
    expect(none).toBe('Nothing that was returned or registered changed from 1 July 2025 to 2 April 2026.')
  })

  it('are people who left: a tenth of a profession, and one at least', async () => {
    const inPost = ['20', '18', '17', '16.5', '8', { reason: 'NOT_PROVIDED' } as const, '2']
    const staffing = inPost.map((people, i) =>
      factRecord('Staffing', {
        programme: 'alpha',
        profession: 'CHANGE',
        grade: { reason: 'NOT_APPLICABLE' },
        period: `2025-0${i + 1}`,
        inPost: people,
      }),
    )
    const view = await viewWith('alpha', staffing)
    const behind = { ...MEASURED, programme: 'alpha' }
    const { changedWhenItBegan: found } = changedWhenItBegan(
      view,
      behind,
      { since: '2025-04', parts: [] },
      [],
    )
    expect(found.filter(({ kind }) => kind === 'STAFFING').map(({ what }) => what)).toEqual([
      'Change: 8 full-time equivalents in post in May 2025, after 16.5 full-time equivalents the month before.',
      'Change: 18 full-time equivalents in post in February 2025, after 20 full-time equivalents the month before.',
    ])
  })

  it('are products that answer it and are said not to be used, however long they have been there', () => {
    const view = plantedView({ ...faultless(), milestones: [] })
    const answers = [
      { product: productIn('tool', 'PLANNED'), since: '2024-01-31' },
      { product: productIn('late', 'NOT_USED'), since: '2026-06-30' },
      { product: productIn('used', 'IN_USE'), since: '2024-01-31' },
    ].map(({ product, since }) => ({ product, how: said(since), since: said(since), readiness: [] }))
    const { changedWhenItBegan: found } = changedWhenItBegan(view, MEASURED, IN_NOVEMBER, answers)
    expect(found.map(({ kind, what }) => [kind, what])).toEqual([
      ['PRODUCT_NOT_ADOPTED', 'tool answers it since 31 January 2024: planned.'],
    ])
  })
})

withCases('a definition that came into force', () => {
  it('is told of whoever returned the measure by it', () => {
    const view = viewOfSeries(plantedSeries('redefined'))
    const found: Found = { since: '2025-10', parts: [] }
    const of = (programme: string) =>
      changedWhenItBegan(
        view,
        { ...MEASURED, programme, subject: 'measure/planted', measure: 'planted' },
        found,
        [],
      ).changedWhenItBegan.map(({ kind, date }) => [kind, date.cell.value])
    expect(of('defence')).toEqual([['DEFINITION', '2025-10-01']])
    // It stays on the old one.
    expect(of('overseas')).toEqual([])
  })
})
