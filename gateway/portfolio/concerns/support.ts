import type { ConcernCode } from '../../../schema/facts/concernCodes'
import type { Figure } from '../../../schema/facts/figure'
import { shiftMonth } from '../../../schema/facts/period'
import { portfolioFigure } from '../computed'
import { latestPeriod } from '../readings'
import { seriesOf } from '../series'
import type { PortfolioView } from '../view'
import { chartedMeasures } from './charts'
import type { Finding } from './rule'

/** A cluster that does well on the measure of a concern, with what shows it. */
export interface Exemplar {
  readonly programme: string
  readonly variation: Figure
  readonly assurance: Figure
}

/** Help that was given: what, by whom, when, and the measure before and after. */
export interface OfferedSupport {
  readonly what: string
  readonly by: string
  readonly on: string
  readonly before: Figure
  readonly after: Figure
}

/** What could help with a concern, and what has been offered. */
export interface Support {
  readonly exemplars: readonly Exemplar[]
  readonly products: Figure
  readonly shortages: Figure
  readonly offered: readonly OfferedSupport[]
}

function notYet(name: string, of: string, note: string): Figure {
  return portfolioFigure({ name, of }, { reason: 'NOT_PROVIDED', note }, [], 'TEXT', { kind: 'TEXT' })
}

function exemplarsOf(
  view: PortfolioView,
  programme: string,
  measure: string,
  includeIllustrative: boolean,
): readonly Exemplar[] {
  return view.members('cluster').flatMap((member) => {
    if (member.id === programme) return []
    const chart = chartedMeasures(view, member).find((one) => one.measure.id === measure)?.chart
    if (chart === undefined) return []
    const { variation, assurance } = chart
    if (variation.origin === 'ILLUSTRATIVE' && !includeIllustrative) return []
    const improved = variation.cell.value?.startsWith('IMPROVEMENT') ?? false
    const assured = assurance.cell.value === 'CONSISTENT_PASS'
    return improved || assured ? [{ programme: member.id, variation, assurance }] : []
  })
}

/** The measure in the month before help began, and as it last was since. */
function beforeAndAfter(
  view: PortfolioView,
  programme: string,
  measure: string | undefined,
  on: string,
): Pick<OfferedSupport, 'before' | 'after'> {
  const absent = (name: string, reason: 'NOT_APPLICABLE' | 'NOT_PROVIDED', note: string) =>
    portfolioFigure({ name, of: `${programme}/${measure ?? ''}/${on}` }, { reason, note }, [], 'TEXT')
  if (measure === undefined) {
    const note = 'the concern is not about a measure'
    return {
      before: absent('before-support', 'NOT_APPLICABLE', note),
      after: absent('after-support', 'NOT_APPLICABLE', note),
    }
  }
  const series = seriesOf(view, programme, measure)
  const latest = latestPeriod(view, programme, measure)
  const note = 'no figure of the measure for that time'
  return {
    before:
      series.get(shiftMonth(on.slice(0, 7), -1))?.figure ?? absent('before-support', 'NOT_PROVIDED', note),
    after:
      (latest > on.slice(0, 7) ? series.get(latest)?.figure : undefined) ??
      absent('after-support', 'NOT_PROVIDED', note),
  }
}

/** What could help with a finding: clusters that do well on its measure, and what the register records as offered. */
export function supportOf(
  view: PortfolioView,
  code: ConcernCode,
  programme: string,
  { subject, measure }: Finding,
  includeIllustrative: boolean,
): Support {
  const of = `${code}/${programme}/${subject}`
  const offered = (view.register.concerns?.support ?? []).filter(
    (one) =>
      one.rule === code &&
      one.programme === programme &&
      (one.measure === undefined || one.measure === measure) &&
      one.on <= view.edition.instant.slice(0, 10),
  )
  return {
    exemplars: measure === undefined ? [] : exemplarsOf(view, programme, measure, includeIllustrative),
    products: notYet('support-products', of, 'which product answers the concern is not recorded'),
    shortages: notYet('support-shortages', of, 'what is short is not recorded'),
    offered: offered.map(({ what, by, on }) => ({
      what,
      by,
      on,
      ...beforeAndAfter(view, programme, measure, on),
    })),
  }
}
