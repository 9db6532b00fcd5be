import type { Figure } from '../../../../schema/facts/figures/figure'
import { weakestOrigin } from '../../../../schema/facts/figures/origin'
import type { Caveat, Method } from '../../../methods/result'
import { computed } from '../../../methods/result'
import type { Computed } from '../../computed'
import { computedFrom, portfolioFigure } from '../../computed'
import type { Behind } from '../answeredBy'
import type { AroundBeginning } from './beginning'
import { daysFrom } from './beginning'

export const BESIDE_THE_BEGINNING: Method = { id: 'beside-the-beginning', version: '1' }

/** The kinds of change that are looked for beside the beginning of a concern. */
export const CHANGE_KINDS = {
  MILESTONE: 'A milestone was met, fell due, was re-baselined or was forecast otherwise.',
  GO_LIVE: 'The service moved to its new platform.',
  DEFINITION: 'What is measured or rated by whom, or on which basis, changed.',
  STAFFING: 'People left: a tenth or more of a profession in a month.',
  PRODUCT_NOT_ADOPTED: 'A product that answers the concern was there and is not used.',
  CLASSIFICATION: 'What the programme is classed under, or who belongs to it, changed.',
} as const

export type ChangeKind = keyof typeof CHANGE_KINDS

/** Something that changed: what it was, by name, and when. */
export interface Happened {
  readonly kind: ChangeKind
  /** What tells it from every other of its kind and programme. */
  readonly key: string
  readonly what: string
  /** Partial ISO date. */
  readonly on: string
  /** Figures that say so; none where the register does. */
  readonly from: readonly Figure[]
}

/** Something that changed beside the beginning of a concern: beside it in time, not proven to be why. */
export interface BesideBeginning {
  readonly kind: ChangeKind
  readonly what: string
  readonly date: Figure
  /** Days from the beginning, negative where it came before; a range where a date is imprecise. */
  readonly days: Computed
  readonly from: readonly Figure[]
}

/** Whether something rests on an invented figure. */
export function isInvented({ from }: Happened): boolean {
  return weakestOrigin(from.map(({ origin }) => origin)) === 'ILLUSTRATIVE'
}

/** Sets what happened beside the beginning of a concern. */
export function besideBeginning(
  { code, programme, subject }: Behind,
  beginning: AroundBeginning,
  { kind, key, what, on, from }: Happened,
): BesideBeginning {
  const of = `${code}/${programme}/${subject}/${kind}/${key}`
  const days = daysFrom(beginning, on)
  const caveats: readonly Caveat[] = days.low === days.high ? [] : [{ code: 'IMPRECISE_DATES' }]
  return {
    kind,
    what,
    date: portfolioFigure({
      name: 'beside-the-beginning',
      of,
      cell: { value: on },
      inputs: from,
      unit: 'DATE',
    }),
    days: computedFrom({
      identity: { name: 'beside-the-beginning/days', of },
      result: computed(BESIDE_THE_BEGINNING, 2, days, caveats),
      inputs: from,
      unit: 'DAYS',
      read: ({ low }) => low,
      range: (range) => range,
    }),
    from,
  }
}
