import { capabilitiesAcross } from '../../../gateway/portfolio/people/capabilities'
import { changesBetween } from '../../../gateway/portfolio/explain/changes'
import { comparisonOf } from '../../../gateway/portfolio/measures/comparisonOf'
import { concernsOf } from '../../../gateway/portfolio/concerns/concerns'
import { coverageOf, portfolioCoverage } from '../../../gateway/portfolio/coverage/coverage'
import {
  approvedEndShiftOf,
  confidenceMovementOf,
  milestoneStandingsOf,
  nextMilestoneOf,
  wholeLifeCostChangeOf,
} from '../../../gateway/portfolio/delivery/delivery'
import { objectiveProgressOf } from '../../../gateway/portfolio/objectives/progress'
import { outlookChange } from '../../../gateway/portfolio/outlook/change'
import { outlookOf } from '../../../gateway/portfolio/outlook/outlook'
import { NO_SCENARIO } from '../../../gateway/portfolio/outlook/scenario'
import { teamOf } from '../../../gateway/portfolio/people/people'
import { productStandingsOf } from '../../../gateway/portfolio/products/standings'
import { readingOf } from '../../../gateway/portfolio/measures/readings'
import { standingOf } from '../../../gateway/portfolio/concerns/standing'
import { wholeLifeCostTotalOf } from '../../../gateway/portfolio/measures/total'
import type { PortfolioView } from '../../../gateway/portfolio/editions/view'

/** What portfolio can be asked about an edition, each part by itself. */
export const ANSWERS: Readonly<Record<string, (view: PortfolioView) => unknown>> = {
  comparisons: (view) => [...view.measures.values()].map((measure) => comparisonOf(view, measure)),
  readings: (view) =>
    [...view.measures.values()].flatMap((measure) =>
      view.programmes.map(({ id }) => [
        readingOf(view, id, measure),
        readingOf(view, id, measure, '2025-09'),
        readingOf(view, id, measure, '2026-03'),
      ]),
    ),
  concerns: (view) => [concernsOf(view, false), concernsOf(view, true)],
  standing: (view) =>
    view.programmes.map((member) => [standingOf(view, member, false), standingOf(view, member, true)]),
  coverage: (view) => [portfolioCoverage(view), view.programmes.map((member) => coverageOf(view, member))],
  delivery: (view) =>
    view.programmes.map(({ id }) => [
      wholeLifeCostChangeOf(view, id),
      approvedEndShiftOf(view, id),
      confidenceMovementOf(view, id),
      milestoneStandingsOf(view, id),
      nextMilestoneOf(view, id),
    ]),
  total: wholeLifeCostTotalOf,
  strategy: (view) => [objectiveProgressOf(view), productStandingsOf(view)],
  outlook: (view) => outlookOf(view),
  people: (view) => [capabilitiesAcross(view), view.programmes.map(({ id }) => teamOf(view, id))],
}

/** What portfolio can be asked about two editions, each part by itself. */
export const COMPARED: Readonly<Record<string, (since: PortfolioView, view: PortfolioView) => unknown>> = {
  changes: (since, view) => [
    changesBetween(since, view, false),
    changesBetween(since, view, true),
    changesBetween(view, since, true),
  ],
  outlookChange: (since, view) => {
    const after = outlookOf(view)
    return outlookChange(outlookOf(since, { through: after.through, scenario: NO_SCENARIO }), after)
  },
}

/** A getter of a class is as much of an answer as a field is. */
function namesIn(value: object): readonly string[] {
  const prototype = Object.getPrototypeOf(value) as object
  const accessors: Readonly<Record<string, PropertyDescriptor>> =
    prototype === Object.prototype ? {} : Object.getOwnPropertyDescriptors(prototype)
  const getters = Object.entries(accessors).flatMap(([name, { get }]) => (get === undefined ? [] : [name]))
  return [...Object.keys(value), ...getters]
}

/** An answer with all that it would only work out when asked, as plain data in a fixed order. */
export function workedOut(answer: unknown): unknown {
  if (typeof answer === 'function') return workedOut((answer as () => unknown)())
  if (typeof answer !== 'object' || answer === null) return answer
  if (Array.isArray(answer)) return answer.map(workedOut)
  if (answer instanceof Map) return [...answer].map(workedOut)
  return Object.fromEntries(
    namesIn(answer)
      .toSorted()
      .map((name) => [name, workedOut((answer as Readonly<Record<string, unknown>>)[name])]),
  )
}
