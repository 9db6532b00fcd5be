import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { CapabilityRating } from '../../../schema/vocabulary/capability'
import { scaleOf } from './confidence'

function rating(fact: Fact): CapabilityRating {
  return {
    capability: valueOf(fact, 'capability') ?? '',
    referenceDate: valueOf(fact, 'referenceDate') ?? '',
    scale: scaleOf(fact),
    now: figureOf(fact, 'now'),
    future: figureOf(fact, 'future'),
    narrative: figureOf(fact, 'narrative'),
  }
}

/** What tells a rating from every other of its programme. */
export function capabilityKey({ capability, referenceDate }: CapabilityRating): string {
  return `${capability}/${referenceDate}`
}

/** A programme's ratings of its capabilities, oldest first and in the order of their return. */
export const capabilitiesOf = oncePer((state: MemberState): readonly CapabilityRating[] =>
  [...state.facts('CapabilityRating').values()]
    .map(rating)
    .sort((a, b) => a.referenceDate.localeCompare(b.referenceDate)),
)

/** The ratings at a programme's latest reference date, in the order of their return. */
export const latestCapabilitiesOf = oncePer((state: MemberState): readonly CapabilityRating[] => {
  const ratings = capabilitiesOf(state)
  const latest = ratings.at(-1)?.referenceDate
  return ratings.filter(({ referenceDate }) => referenceDate === latest)
})
