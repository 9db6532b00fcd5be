import type { Figure } from '../../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../../schema/facts/figures/figure'
import { latestConfidenceOf } from '../../../../subgraphs/member/views/confidence'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { decimalText, portfolioFigure } from '../../computed'
import { expectedPeriodsOf } from '../../expected/measureReturn'
import { absence, latestPeriod } from '../../measures/readings'
import { newestFigure, seriesOf } from '../../measures/series'
import { sentence } from '../../words/sentence'
import { toldNumber } from '../told'
import type { Finding, Rule, RuleContext } from '../rule'
import { evaluated } from '../rule'

/** What every report is asked for. */
const KEY_FIELDS = ['approvedEnd', 'wholeLifeCost', 'benefits'] as const

const MONTHS = 12

/** What was asked and not given, or given so that it cannot be read. A withheld figure is neither. */
function isLeftOut({ cell }: Figure): boolean {
  return cell.reason === 'NOT_PROVIDED' || cell.reason === 'UNPARSEABLE'
}

const COLLECTIONS = { report: 'latest report', service: 'service returns of the last year' } as const

function finding(
  { member, threshold }: RuleContext,
  collection: keyof typeof COLLECTIONS,
  asked: readonly Figure[],
  known: readonly Figure[],
  since: string,
): Finding | undefined {
  const leftOut = asked.filter(isLeftOut)
  const percent = asked.length === 0 ? 0 : (100 * leftOut.length) / asked.length
  if (percent <= threshold) return undefined
  const share = portfolioFigure({
    name: 'share-left-out',
    of: `${member.id}/${collection}`,
    cell: { value: decimalText(percent) },
    inputs: [...asked, ...known],
    unit: 'PERCENT',
  })
  const told = { code: 'RETURN_INCOMPLETE', programme: member.id, subject: `return/${collection}` } as const
  const count = (name: string, value: number) => toldNumber(told, name, value, { from: [share] })
  return {
    subject: told.subject,
    says: [
      sentence`${member.name} left out ${count('left-out', leftOut.length)} of the ${count('asked', asked.length)} figures asked for in its ${COLLECTIONS[collection]}.`,
    ],
    since,
    evidence: [share, ...leftOut],
    method: { id: 'share-left-out', version: '1' },
    travel: 'NOT_KNOWN',
  }
}

function inReport(context: RuleContext): Finding | undefined {
  const state = context.view.state(context.member.id)
  const latest = reportsOf(state).at(-1)
  if (latest === undefined) return undefined
  // What a layout has no place for is not asked.
  const asked = [
    latestConfidenceOf(state).rating,
    ...KEY_FIELDS.map((field) => figureOf(latest, field)),
  ].filter(({ cell }) => cell.reason !== 'NOT_APPLICABLE')
  return finding(context, 'report', asked, [], valueOf(latest, 'referenceDate') ?? '')
}

function inService(context: RuleContext): Finding | undefined {
  const { view, member } = context
  const asked: Figure[] = []
  const known: Figure[] = []
  for (const id of member.expects.service) {
    const measure = view.measures.get(id)
    const series = seriesOf(view, member.id, id)
    if (measure === undefined || series.size === 0) continue
    for (const period of expectedPeriodsOf(view, member.id, id, latestPeriod(view, member.id, id)).slice(
      -MONTHS,
    )) {
      asked.push(series.get(period)?.figure ?? absence(view, member.id, measure, period))
    }
    const newest = newestFigure(view, member.id, id)
    if (newest !== undefined) known.push(newest)
  }
  const [first] = asked
    .filter(isLeftOut)
    .map(({ period = '' }) => period)
    .sort()
  return finding(context, 'service', asked, known, first ?? '')
}

/** A return came and leaves out more than a share of what it was asked. */
export const returnIncomplete: Rule = {
  code: 'RETURN_INCOMPLETE',
  axis: 'REPORTING',
  severity: 'MEDIUM',
  severityReason: 'What came can be used; what did not may hide what matters.',
  threshold: {
    value: 20,
    of: 'per cent of the figures asked for: four of the latest report, or a year of service measures',
    reason:
      'One passed-over figure in a small return does not reach it; the coverage asked of members is 80%.',
  },
  evidence: 'The share left out, and each figure that was not given or cannot be read; never a withheld one.',
  evaluate: (context) => evaluated([inReport(context), inService(context)]),
}
