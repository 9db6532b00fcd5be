import { shiftMonth } from '../../../base/dates/period'
import type { Figure } from '../../../schema/facts/figures/figure'
import { portfolioFigure } from '../computed'
import { latestPeriod } from '../measures/readings'
import type { AnsweringProduct } from '../products/answering'
import { seriesOf } from '../measures/series'
import type { PortfolioView } from '../editions/view'
import { answeredBy } from './answeredBy'
import type { Exemplar } from './exemplars'
import { exemplarsOf } from './exemplars'
import type { Finding, Rule } from './rule'
import { shortagesBehind } from './shortages'

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
  /** Why no cluster is an exemplar; absent where one is. */
  readonly noExemplar?: string
  /** The products that answer the concern, each with its readiness for the programme. */
  readonly answers: readonly AnsweringProduct[]
  /** The same in words, with the figures that say so. */
  readonly products: Figure
  readonly productsFrom: readonly Figure[]
  /** Who is short behind it, in words, with the figures that say so. */
  readonly shortages: Figure
  readonly shortagesFrom: readonly Figure[]
  readonly offered: readonly OfferedSupport[]
}

/** The measure in the month before help began, and as it last was since. */
function beforeAndAfter(
  view: PortfolioView,
  programme: string,
  measure: string | undefined,
  on: string,
): Pick<OfferedSupport, 'before' | 'after'> {
  const absent = (name: string, reason: 'NOT_APPLICABLE' | 'NOT_PROVIDED', note: string) =>
    portfolioFigure({
      name,
      of: `${programme}/${measure ?? ''}/${on}`,
      cell: { reason, note },
      inputs: [],
      unit: 'TEXT',
      kind: 'NUMBER',
    })
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

/**
 * What could help with a finding: clusters that do well on its measure, products that answer it, who is short
 * behind it, and what the register records as offered.
 */
export function supportOf(
  view: PortfolioView,
  { code, axis }: Pick<Rule, 'code' | 'axis'>,
  programme: string,
  { subject, measure }: Finding,
  includeIllustrative: boolean,
): Support {
  const behind = { code, axis, programme, subject, measure, includeIllustrative }
  const { answers, products } = answeredBy(view, behind)
  const shortages = shortagesBehind(view, behind)
  const offered = (view.register.concerns?.support ?? []).filter(
    (one) =>
      one.rule === code &&
      one.programme === programme &&
      (one.measure === undefined || one.measure === measure) &&
      one.on <= view.day,
  )
  const { exemplars, none } = exemplarsOf(view, programme, measure, includeIllustrative)
  return {
    exemplars,
    ...(none === undefined ? {} : { noExemplar: none }),
    answers,
    products: products.figure,
    productsFrom: products.from,
    shortages: shortages.figure,
    shortagesFrom: shortages.from,
    offered: offered.map(({ what, by, on }) => ({
      what,
      by,
      on,
      ...beforeAndAfter(view, programme, measure, on),
    })),
  }
}
