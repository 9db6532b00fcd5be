import type { ConcernCode } from '../../../schema/facts/records/concernCodes'
import type { Rule } from './rule'
import { basisChanged } from './rules/basisChanged'
import { benefitsBehindProfile } from './rules/benefitsBehindProfile'
import { benefitsReduced } from './rules/benefitsReduced'
import { capabilityRed } from './rules/capabilityRed'
import { confidenceRed } from './rules/confidenceRed'
import { confidenceWorsened } from './rules/confidenceWorsened'
import { contention } from './rules/contention'
import { costGrown } from './rules/costGrown'
import { falling } from './rules/falling'
import { inYearVariance } from './rules/inYearVariance'
import { lastOnboardingLate } from './rules/lastOnboardingLate'
import { milestoneOverdue } from './rules/milestoneOverdue'
import { milestoneReceding } from './rules/milestoneReceding'
import { milestoneSlipping } from './rules/milestoneSlipping'
import { productLate } from './rules/productLate'
import { returnContradicts } from './rules/returnContradicts'
import { returnIncomplete } from './rules/returnIncomplete'
import { returnLate } from './rules/returnLate'
import { scheduleBehind } from './rules/scheduleBehind'
import { serviceBelowPreMigration } from './rules/serviceBelowPreMigration'
import { shortfallInsideLeadTime } from './rules/shortfallInsideLeadTime'
import { sourceUnread } from './rules/sourceUnread'
import { targetMissed } from './rules/targetMissed'

/** The rule of every code, in the order of the list of codes. */
export const RULES: Readonly<Record<ConcernCode, Rule>> = {
  CONFIDENCE_RED: confidenceRed,
  CONFIDENCE_WORSENED: confidenceWorsened,
  MILESTONE_OVERDUE: milestoneOverdue,
  MILESTONE_SLIPPING: milestoneSlipping,
  MILESTONE_RECEDING: milestoneReceding,
  LAST_ONBOARDING_LATE: lastOnboardingLate,
  SCHEDULE_BEHIND: scheduleBehind,
  COST_GROWN: costGrown,
  IN_YEAR_VARIANCE: inYearVariance,
  BENEFITS_REDUCED: benefitsReduced,
  BENEFITS_BEHIND_PROFILE: benefitsBehindProfile,
  TARGET_MISSED: targetMissed,
  FALLING: falling,
  SERVICE_BELOW_PRE_MIGRATION: serviceBelowPreMigration,
  SHORTFALL_INSIDE_LEAD_TIME: shortfallInsideLeadTime,
  CAPABILITY_RED: capabilityRed,
  CONTENTION: contention,
  PRODUCT_LATE: productLate,
  RETURN_LATE: returnLate,
  RETURN_INCOMPLETE: returnIncomplete,
  SOURCE_UNREAD: sourceUnread,
  RETURN_CONTRADICTS: returnContradicts,
  BASIS_CHANGED: basisChanged,
}
