import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { BenefitYear } from '../../../schema/vocabulary/benefitYear'

/** The years of a programme's profile of benefits, by kind and then in order; none where no profile was returned. */
export const benefitYearsOf = oncePer((state: MemberState): readonly BenefitYear[] =>
  [...state.facts('BenefitProfile').values()]
    .map((fact) => ({
      kind: valueOf(fact, 'kind') ?? '',
      netting: valueOf(fact, 'netting') ?? '',
      period: valueOf(fact, 'period') ?? '',
      profile: figureOf(fact, 'profile'),
      realised: figureOf(fact, 'realised'),
    }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.period.localeCompare(b.period)),
)
