import type { Figure } from '../../../../schema/facts/figures/figure'
import type { PortfolioView } from '../../editions/view'
import type { AnsweringProduct } from '../../products/answering'
import type { Behind } from '../answeredBy'
import type { ChangedWhenItBegan, Found } from './changedWhenItBegan'
import { changedWhenItBegan } from './changedWhenItBegan'
import type { MixBehind } from './mixBehind'
import { mixBehind } from './mixBehind'
import type { OrganisationsBehind } from './organisationsBehind'
import { organisationsBehind } from './organisationsBehind'
import { statedCauses } from './statedCauses'

/** What may be behind a concern: who makes it, by what it moved, what changed beside it, and what its owner states. */
export interface Causes {
  readonly organisations: OrganisationsBehind
  readonly mix: MixBehind
  readonly changed: ChangedWhenItBegan
  readonly stated: readonly Figure[]
}

/**
 * What may be behind a concern. Only what its owner states is a cause; the rest is beside it.
 *
 * @param answers the products that answer it
 */
export function causesOf(
  view: PortfolioView,
  behind: Behind,
  finding: Found,
  answers: readonly AnsweringProduct[],
): Causes {
  const { programme, measure, includeIllustrative } = behind
  return {
    organisations: organisationsBehind(view, programme, measure, includeIllustrative),
    mix: mixBehind(view, programme, measure),
    changed: changedWhenItBegan(view, behind, finding, answers),
    stated: statedCauses(view, behind, finding),
  }
}
