import type { ConcernCode } from '../../schema/facts/records/concernCodes'
import { CONCERN_CODES } from '../../schema/facts/records/concernCodes'
import type { Predictor, Step } from './score'
import { stepsOf } from './score'
import type { Timeline } from './timelines'

/** A rule as a predictor. */
export const ruleOf = (code: ConcernCode): Predictor => ({
  name: `\`${code}\``,
  says: ({ fired }) => fired.has(code),
})

/** The rating itself: what it is, it stays; and what is one step from Red goes there. */
export const NAIVE: readonly Predictor[] = [
  { name: 'naive: Red persists', says: ({ rating }) => rating === 'RED' },
  {
    name: 'naive: Amber/Red or Red',
    says: ({ rating }) => rating === 'AMBER_RED' || rating === 'RED',
  },
]

/** The rules that spoke at least once. */
export function rulesThatSpoke(timelines: readonly Timeline[]): readonly Predictor[] {
  return CONCERN_CODES.filter((code) =>
    timelines.some(({ moments }) => moments.some(({ fired }) => fired.has(code))),
  ).map(ruleOf)
}

/** Neighbouring publications that both rate on the five-point scale. */
export const stepsOnFivePoints = (timelines: readonly Timeline[]) =>
  stepsOf(timelines, (before, after) => before.scale === 'FIVE_POINT' && after.scale === 'FIVE_POINT')

/** Those of them that start from a rating that is not Red. */
export const notRed = (steps: readonly Step[]) => steps.filter(({ before }) => before.rating !== 'RED')
