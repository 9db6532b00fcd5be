import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { describedEnum } from '../../../../schema/federation/describedEnum'
import { STRETCH_ASSURANCE, VERDICT } from '../../../methods/verdicts/verdict'
import { caveatsOf } from '../../computed'
import { ageOf } from '../../measures/verdictAge'
import { verdictFigures } from '../../measures/verdictFigures'
import { viewIn } from '../member'
import { sourceIn } from '../source'

export const PhaseReasonType = describedEnum('PhaseReason', 'Why a phase of a series begins where it does.', {
  FIRST_VALUE: 'The first value under this definition.',
  GO_LIVE: 'The service moved to its new platform.',
  FREQUENCY: 'The frequency of reporting changed.',
})
