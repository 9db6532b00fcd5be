import { requirePeriod } from '../../../base/dates/period'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Origin } from '../../../schema/facts/figures/origin'
import type { Organisation } from '../../../schema/vocabulary/organisation'
import { portfolioFigure } from '../computed'

/** What a count goes by. Neither ever enters the other. */
export const EVIDENCE_CLASSES = {
  EVIDENCED: 'Counted from what was published, reported or in the press.',
  ILLUSTRATIVE: 'Counted from invented figures alone: how it would look, and no evidence about any body.',
} as const

export type EvidenceClass = keyof typeof EVIDENCE_CLASSES

export function isOf(evidence: EvidenceClass, origin: Origin): boolean {
  return (origin === 'ILLUSTRATIVE') === (evidence === 'ILLUSTRATIVE')
}

/** A body that is expected to reach a target, with what is known of it by one class of evidence. */
export interface Body {
  readonly programme: string
  /** Absent: the programme itself. */
  readonly organisation: Organisation | undefined
  /** Since when it has, a date, or why that cannot be said. */
  readonly reached: Figure
  /** When it is forecast to, a date, or why that cannot be said. */
  readonly expected: Figure
  readonly evidence: Figure
  /** Whether anything of this class is said of it at all. */
  readonly heard: boolean
  readonly isMemberOn: (day: string) => boolean
  /** Nothing where nobody says. */
  readonly hasReachedBy: (day: string) => boolean | undefined
}

/** When a body reaches its target, or something of that kind, that no return states as such. */
export function targetDate(
  name: 'reached' | 'expected',
  of: string,
  cell: Figure['cell'],
  inputs: readonly Figure[] = [],
): Figure {
  return portfolioFigure({ name: `target/${name}`, of, cell, inputs, unit: 'DATE' })
}

/** Whether a day lies in a time that is known to the precision stated; open where an end is not given. */
export function isWithin(
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
  day: string,
): boolean {
  return (
    (since === undefined || requirePeriod(since).start <= day) &&
    (until === undefined || requirePeriod(until).end >= day)
  )
}

/** Whether a date has begun by a day: what happened in 2022 had happened by the end of it. */
export function hasBegunBy({ cell }: Figure, day: string): boolean {
  return cell.value !== undefined && requirePeriod(cell.value).start <= day
}
