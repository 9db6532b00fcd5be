import { CONFIDENCE_SCALES } from '../../../gateway/methods/delivery/confidence'
import { sum } from '../../../gateway/methods/statistics/average'
import type { RedCase, RedNext } from '../../../gateway/portfolio/concerns/referenceClass/redClass'
import { movedOut, RED_NEXTS, redsKnownOn } from '../../../gateway/portfolio/concerns/referenceClass/redClass'
import { NAIVE, notRed, rulesThatSpoke, stepsOnFivePoints } from '../predictors'
import type { Step } from '../score'
import { leadsToRed, outcomesOf, redNext, stepsOf } from '../score'
import { NUMBER, share, table } from './table'
import { leadsTable, tallyTable } from './tallyTables'
import type { Timeline } from '../timelines'

/** How ratings went from one publication to the next on the five-point scale. */
export function persistenceTable(timelines: readonly Timeline[]): string {
  const steps = stepsOnFivePoints(timelines)
  const scale: readonly string[] = CONFIDENCE_SCALES.FIVE_POINT
  return table(
    [
      { heading: 'rated' },
      { heading: 'steps', ...NUMBER },
      { heading: 'the same', ...NUMBER },
      { heading: 'better', ...NUMBER },
      { heading: 'worse', ...NUMBER },
      { heading: 'Red next', ...NUMBER },
    ],
    [...scale, 'all'].map((rating) => {
      const of = steps.filter(({ before }) => rating === 'all' || before.rating === rating)
      const moved = ({ before, after }: Step) =>
        scale.indexOf(after.rating ?? '') - scale.indexOf(before.rating ?? '')
      return [
        rating,
        of.length,
        share(of.filter((one) => moved(one) === 0).length, of.length),
        of.filter((one) => moved(one) < 0).length,
        of.filter((one) => moved(one) > 0).length,
        share(of.filter(({ after }) => after.rating === 'RED').length, of.length),
      ]
    }),
  )
}

/** What the publication after a Red says, by category. */
export function followedRedTable(reds: readonly RedCase[]): string {
  const { classes = [] } = redsKnownOn('9999-12-31', reds) ?? {}
  const outcomes = Object.keys(RED_NEXTS) as RedNext[]
  return table(
    [
      { heading: 'category' },
      { heading: 'rated Red', ...NUMBER },
      ...outcomes.map((heading) => ({ heading, ...NUMBER })),
      { heading: 'better, of those rated again', ...NUMBER },
    ],
    classes.map(({ category = 'not published', next }) => {
      const { rated, better } = movedOut(next)
      return [
        category,
        sum([...next.values()]),
        ...outcomes.map((outcome) => next.get(outcome) ?? 0),
        share(better, rated),
      ]
    }),
  )
}

function redTable(timelines: readonly Timeline[], steps: readonly Step[]): string {
  return tallyTable(
    [...NAIVE, ...rulesThatSpoke(timelines)].map((one) => [one.name, redNext(steps, one)]),
    'Red',
  )
}

/** Red at the next publication, on the five-point scale. */
export function redOfAllTable(timelines: readonly Timeline[]): string {
  return redTable(timelines, stepsOnFivePoints(timelines))
}

/** The same of projects that are not yet Red. */
export function firstRedTable(timelines: readonly Timeline[]): string {
  return redTable(timelines, notRed(stepsOnFivePoints(timelines)))
}

/** The same from 2021 to 2022, from five points to three. */
export function acrossScalesTable(timelines: readonly Timeline[]): string {
  return redTable(timelines, notRed(stepsOf(timelines, (before, after) => before.scale !== after.scale)))
}

/** How long before a project's first Red each rule had spoken without a break. */
export function redLeadsTable(timelines: readonly Timeline[]): string {
  return leadsTable([...NAIVE, ...rulesThatSpoke(timelines)], 'first Reds', (one) =>
    leadsToRed(timelines, one),
  )
}

/** What came within two publications of each rule's speaking of a project that was not Red. */
export function outcomesTable(timelines: readonly Timeline[]): string {
  const rest = NAIVE.filter(({ name }) => name.includes('Amber'))
  return table(
    [
      { heading: 'says so' },
      { heading: 'said, not yet Red', ...NUMBER },
      { heading: 'Red next', ...NUMBER },
      { heading: 'Red after that', ...NUMBER },
      { heading: 'Red at neither', ...NUMBER },
      { heading: 'left', ...NUMBER },
      { heading: 'censored', ...NUMBER },
      { heading: 'false, of those followed', ...NUMBER },
    ],
    [...rest, ...rulesThatSpoke(timelines)].map((one) => {
      const { said, redNext: next, redAfter, notRed: none, left, censored } = outcomesOf(timelines, one)
      return [one.name, said, next, redAfter, none, left, censored, share(none, next + redAfter + none)]
    }),
  )
}
