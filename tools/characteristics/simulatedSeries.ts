import type { JudgedPoint } from '../../gateway/methods/verdicts/judgedPoint'
import type { Normals } from './randomNumbers'
import { FALLEN_FOR, HISTORY } from './scenarios'
import type { Scenario } from './scenarios'

/** Per cent, and a sigma of 1 point: what is missed by 1 sigma and more is material. */
const TARGET = 80

const FIRST_YEAR = 2010

/** The month at a place of a series. */
export function monthAt(index: number): string {
  return `${FIRST_YEAR + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Months before the change: those of the fall that a recovery ends are beside the history. */
export function monthsBefore({ id }: Pick<Scenario, 'id'>): number {
  return id === 'RECOVERY' ? HISTORY + FALLEN_FOR : HISTORY
}

/** A series of a scenario: its mean, and errors of variance 1 whose neighbours have an autocorrelation. */
export function simulatedSeries(
  scenario: Pick<Scenario, 'id' | 'mean' | 'months'>,
  autocorrelation: number,
  normal: Normals,
): readonly JudgedPoint[] {
  const before = monthsBefore(scenario)
  let error = normal()
  return Array.from({ length: before + scenario.months }, (_, i) => {
    if (i > 0) error = autocorrelation * error + Math.sqrt(1 - autocorrelation ** 2) * normal()
    return { period: monthAt(i), value: TARGET + scenario.mean(i - before) + error, target: TARGET }
  })
}
