import type { ConcernCode } from '../../../schema/facts/concernCodes'
import type { Rule } from './rule'
import { basisChanged } from './rules/basisChanged'
import { benefitsReduced } from './rules/benefitsReduced'
import { confidenceRed } from './rules/confidenceRed'
import { confidenceWorsened } from './rules/confidenceWorsened'
import { costGrown } from './rules/costGrown'
import { inYearVariance } from './rules/inYearVariance'
import { milestoneOverdue } from './rules/milestoneOverdue'
import { milestoneReceding } from './rules/milestoneReceding'
import { milestoneSlipping } from './rules/milestoneSlipping'
import { returnContradicts } from './rules/returnContradicts'
import { returnIncomplete } from './rules/returnIncomplete'
import { returnLate } from './rules/returnLate'
import { scheduleBehind } from './rules/scheduleBehind'
import { serviceBelowPreMigration } from './rules/serviceBelowPreMigration'
import { spcConcern } from './rules/spcConcern'
import { targetConsistentlyFailed } from './rules/targetConsistentlyFailed'

/** The rule of every code, in the order of the list of codes. */
export const RULES: Readonly<Record<ConcernCode, Rule>> = {
  CONFIDENCE_RED: confidenceRed,
  CONFIDENCE_WORSENED: confidenceWorsened,
  MILESTONE_OVERDUE: milestoneOverdue,
  MILESTONE_SLIPPING: milestoneSlipping,
  MILESTONE_RECEDING: milestoneReceding,
  SCHEDULE_BEHIND: scheduleBehind,
  COST_GROWN: costGrown,
  IN_YEAR_VARIANCE: inYearVariance,
  BENEFITS_REDUCED: benefitsReduced,
  SPC_CONCERN: spcConcern,
  TARGET_CONSISTENTLY_FAILED: targetConsistentlyFailed,
  SERVICE_BELOW_PRE_MIGRATION: serviceBelowPreMigration,
  RETURN_LATE: returnLate,
  RETURN_INCOMPLETE: returnIncomplete,
  RETURN_CONTRADICTS: returnContradicts,
  BASIS_CHANGED: basisChanged,
}
