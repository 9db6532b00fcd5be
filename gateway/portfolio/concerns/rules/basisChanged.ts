import { shiftMonth } from '../../../../base/dates/period'
import type { Fact, Figure } from '../../../../schema/facts/figures/figure'
import { figureOf } from '../../../../schema/facts/figures/figure'
import { valueOf } from '../../../../schema/facts/figures/figure'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { lastEndedMonth } from '../../expected/serviceReturn'
import { seriesOf } from '../../measures/series'
import type { Finding, Rule, RuleContext } from '../rule'
import { evaluated } from '../rule'

const METHOD = { id: 'basis-changed', version: '1' }

/** What a report states its basis in, and the figure that rests on it. */
const REPORT_BASES = [
  ['scale', 'the scale of ratings'],
  ['priceBase', 'the price base'],
  ['horizon', 'the horizon of costs'],
] as const

const MONTHS = 12

function changed(
  subject: string,
  what: string,
  since: string,
  pair: readonly Figure[],
  measure?: string,
): Finding {
  const [before, after] = pair.map(({ cell }) => cell.value ?? '')
  return {
    subject,
    message: `At ${since} ${what} changed from ${before ?? ''} to ${after ?? ''}.`,
    since,
    evidence: pair,
    method: METHOD,
    travel: 'NOT_KNOWN',
    ...(measure === undefined ? {} : { measure }),
  }
}

function inReports(before: Fact | undefined, after: Fact | undefined): readonly (Finding | undefined)[] {
  if (before === undefined || after === undefined) return []
  const since = valueOf(after, 'referenceDate') ?? ''
  return REPORT_BASES.map(([field, what]) => {
    const pair = [figureOf(before, field), figureOf(after, field)]
    const [one, other] = pair.map(({ cell }) => cell.value)
    if (one === undefined || other === undefined || one === other) return undefined
    return changed(`report/${field}`, what, since, pair)
  })
}

/** The newest change of definition within the last year of a measure. */
function inMeasure({ view, member }: RuleContext, id: string): Finding | undefined {
  const observed = [...seriesOf(view, member.id, id).values()]
  const from = shiftMonth(lastEndedMonth(view), 1 - MONTHS)
  const at = observed.findLastIndex(
    ({ version, period }, i) => i > 0 && period >= from && version !== observed[i - 1]?.version,
  )
  const [before, after] = [observed[at - 1], observed[at]]
  if (before === undefined || after === undefined) return undefined
  return {
    ...changed(`measure/${id}`, `the definition of ${id}`, after.period, [before.figure, after.figure], id),
    message: `At ${after.period} ${id} went from definition ${before.version} to ${after.version}: the series starts again.`,
  }
}

/** What figures rest on has changed since the report before, or a measure within the last year. */
export const basisChanged: Rule = {
  code: 'BASIS_CHANGED',
  axis: 'REPORTING',
  severity: 'LOW',
  severityReason: 'Nobody is at fault; figures before and after do not compare.',
  evidence: 'What was stated before and after, where both are stated.',
  evaluate: (context) => {
    const [before, after] = reportsOf(context.view.state(context.member.id)).slice(-2)
    return evaluated([
      ...inReports(before, after),
      ...context.member.expects.service.map((id) => inMeasure(context, id)),
    ])
  },
}
