import { shiftMonth } from '../../../../base/dates/period'
import type { Fact } from '../../../../schema/facts/figures/figure'
import { figureOf } from '../../../../schema/facts/figures/figure'
import { valueOf } from '../../../../schema/facts/figures/figure'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { lastEndedMonth } from '../../expected/serviceReturn'
import { seriesOf } from '../../measures/series'
import { periodOf, sentence } from '../../words/sentence'
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

function inReports(before: Fact | undefined, after: Fact | undefined): readonly (Finding | undefined)[] {
  if (before === undefined || after === undefined) return []
  const since = valueOf(after, 'referenceDate') ?? ''
  return REPORT_BASES.map(([field, what]) => {
    const [one, other] = [figureOf(before, field), figureOf(after, field)]
    if (one.cell.value === undefined || other.cell.value === undefined) return undefined
    if (one.cell.value === other.cell.value) return undefined
    return {
      subject: `report/${field}`,
      says: [sentence`At ${periodOf(other)} ${what} changed from ${one} to ${other}.`],
      since,
      evidence: [one, other],
      method: METHOD,
      travel: 'NOT_KNOWN',
    }
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
  const name = view.measures.get(id)?.name ?? id
  return {
    subject: `measure/${id}`,
    says: [
      sentence`From ${periodOf(after.figure)} ${name} goes by definition ${after.version}, and before by ${before.version}: the series starts again.`,
    ],
    since: after.period,
    evidence: [before.figure, after.figure],
    method: METHOD,
    travel: 'NOT_KNOWN',
    measure: id,
  }
}

/** What figures rest on has changed since the report before, or a measure within the last year. */
export const basisChanged: Rule = {
  code: 'BASIS_CHANGED',
  axis: 'REPORTING',
  severity: 'LOW',
  shared: 'BY_WORDS',
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
