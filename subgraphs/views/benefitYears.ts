import type { MemberState } from '../../schema/facts/book'
import { figureOf, valueOf } from '../../schema/facts/figure'
import type { BenefitYear } from '../../schema/vocabulary/benefitYear'
import { oncePer } from './oncePer'

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
