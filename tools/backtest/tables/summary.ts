import type { ConcernCode } from '../../../schema/facts/records/concernCodes'
import { NAIVE, notRed, ruleOf, stepsOnFivePoints } from '../predictors'
import { leadsToRed, redNext } from '../score'
import { share } from './table'
import type { Timeline } from '../timelines'
import type { Verdict } from '../workedExample'
import { countsOf } from '../workedExample'

const RULES: readonly ConcernCode[] = ['CONFIDENCE_WORSENED', 'IN_YEAR_VARIANCE', 'MILESTONE_OVERDUE']

function counted(name: string, verdicts: readonly Verdict[]): string {
  const { hits, misses, owned, alarms } = countsOf(verdicts)
  const expected = hits + misses
  return `- ${name}: of ${expected} concerns that a reader expects, ${hits} are raised, ${owned} are owned to as not judged, and ${misses - owned} are missed in silence; ${alarms} are raised that no reader expects. Precision ${share(hits, hits + alarms)}, recall ${share(hits, expected)}.`
}

/** The figures that matter most, as a Markdown list. */
export function summary(
  asPublished: readonly Verdict[],
  withEnd: readonly Verdict[],
  timelines: readonly Timeline[],
): string {
  const steps = stepsOnFivePoints(timelines)
  const rated = notRed(steps)
  const onset = [...RULES.map(ruleOf), ...NAIVE.slice(1)].map((one) => {
    const { said, hits } = redNext(rated, one)
    const leads = leadsToRed(timelines, one).filter((lead) => lead > 0)
    const longest = Math.max(0, ...leads)
    const before = longest === 1 ? 'one publication' : `${longest} publications`
    return `${one.name} ${leads.length}, at most ${before} before, and right in ${share(hits, said)} of the times that it spoke`
  })
  const { events, chances } = redNext(rated, ruleOf('CONFIDENCE_WORSENED'))
  const [persists] = NAIVE
  const red = persists === undefined ? undefined : redNext(steps, persists)
  return [
    counted('By the annual data alone', asPublished),
    counted('With the end as a milestone', withEnd),
    `- Of ${leadsToRed(timelines, ruleOf('CONFIDENCE_RED')).length} first Reds that could be foreseen on the five-point scale, these foresaw: ${onset.join('; ')}. At any rate ${share(events, chances)} of the ratings that are not Red are Red at the next publication.`,
    `- "Red persists" is right in ${share(red?.hits ?? 0, red?.said ?? 0)} and foresees ${share(red?.hits ?? 0, red?.events ?? 0)} of all Reds, and none of the first ones.`,
  ].join('\n')
}
