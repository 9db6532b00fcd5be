import type { ConcernCode } from '../../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../../schema/facts/figures/figure'
import { figureOf } from '../../../../schema/facts/figures/figure'
import { requirePartialDate } from '../../../../base/dates/partialDate'
import { latestCapabilitiesOf } from '../../../../subgraphs/member/views/capability'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { portfolioFigure } from '../../computed'
import type { PortfolioView } from '../../editions/view'
import { seriesOf } from '../../measures/series'
import type { Behind } from '../answeredBy'
import type { Finding } from '../rule'

/** The narratives of a report in which its owner says why, by what a concern is about. */
const NARRATIVES: Readonly<Partial<Record<ConcernCode, readonly string[]>>> = {
  CONFIDENCE_RED: ['ratingNarrative', 'scheduleNarrative'],
  CONFIDENCE_WORSENED: ['ratingNarrative', 'scheduleNarrative'],
  MILESTONE_OVERDUE: ['scheduleNarrative'],
  MILESTONE_SLIPPING: ['scheduleNarrative'],
  MILESTONE_RECEDING: ['scheduleNarrative'],
  LAST_ONBOARDING_LATE: ['scheduleNarrative'],
  SCHEDULE_BEHIND: ['scheduleNarrative'],
  COST_GROWN: ['costNarrative'],
  IN_YEAR_VARIANCE: ['yearNarrative'],
  BENEFITS_REDUCED: ['benefitsNarrative'],
  BENEFITS_BEHIND_PROFILE: ['benefitsNarrative'],
  BASIS_CHANGED: ['costNarrative', 'benefitsNarrative'],
}

function quoted(of: string, cell: Figure['cell'], inputs: readonly Figure[] = []): Figure {
  return portfolioFigure({ name: 'stated-cause', of, cell, inputs, unit: 'TEXT' })
}

/** The narratives of the latest report, quoted; of one that its layout has no place for, that it has none. */
function inReport(view: PortfolioView, programme: string, fields: readonly string[]): readonly Figure[] {
  const latest = reportsOf(view.state(programme)).at(-1)
  if (latest === undefined) return []
  const at = latest.record.fields['referenceDate']?.value ?? ''
  const { origin } = latest.snapshot
  return fields.map((field) => {
    if (latest.record.fields[field] !== undefined) return figureOf(latest, field)
    const isCopy = origin === 'THIRD_PARTY_COPY'
    return portfolioFigure({
      name: 'stated-cause',
      of: `${programme}/${at}/${field}`,
      cell: isCopy
        ? {
            reason: 'UNAVAILABLE',
            note: `the copy that is held of the report at ${at} leaves the narrative out`,
          }
        : { reason: 'NOT_PROVIDED', note: `the report at ${at} has no place for the narrative` },
      inputs: [{ origin }],
      unit: 'TEXT',
    })
  })
}

/** What a return says beside the figures of a measure since a concern began. */
function besideFigures(
  view: PortfolioView,
  { programme, measure = '' }: Behind,
  since: string,
): readonly Figure[] {
  const { first } = requirePartialDate(since)
  return [...seriesOf(view, programme, measure).values()]
    .filter(({ period }) => requirePartialDate(period).last >= first)
    .flatMap(({ figure, period }) => {
      const { note, value } = figure.cell
      return note === undefined || value === undefined
        ? []
        : [quoted(`${programme}/${measure}/${period}`, { value: note }, [figure])]
    })
}

function ofCapability(view: PortfolioView, { programme, subject }: Behind): readonly Figure[] {
  return latestCapabilitiesOf(view.state(programme)).flatMap(({ capability, narrative }) =>
    subject === `capability/${capability}` ? [narrative] : [],
  )
}

function candidates(view: PortfolioView, behind: Behind, since: string): readonly Figure[] {
  const { code, programme, measure } = behind
  if (measure !== undefined) return besideFigures(view, behind, since)
  if (code === 'CAPABILITY_RED') return ofCapability(view, behind)
  const fields = NARRATIVES[code]
  return fields === undefined ? [] : inReport(view, programme, fields)
}

/**
 * The causes that the owner of a concern states, in its own words: quoted where they were returned, else why there is
 * nothing to quote. Never empty.
 */
export function statedCauses(
  view: PortfolioView,
  behind: Behind,
  { began, since }: Pick<Finding, 'began' | 'since'>,
): readonly Figure[] {
  const found = candidates(view, behind, began?.earliest ?? since).filter(
    ({ origin }) => behind.includeIllustrative || origin !== 'ILLUSTRATIVE',
  )
  const said = found.filter(({ cell }) => cell.value !== undefined)
  if (said.length > 0) return said
  if (found.length > 0) return found
  const { code, programme, subject, includeIllustrative } = behind
  const of = `${code}/${programme}/${subject}${includeIllustrative ? '/all' : ''}`
  return [quoted(of, { reason: 'NOT_PROVIDED', note: 'no return of the programme states a cause' })]
}
