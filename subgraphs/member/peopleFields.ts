/**
 * What every programme answers of its people from its own snapshots: a part of the one template.
 */
import { idArg, stringArg } from 'nexus'

import { CapabilityRatingType } from '../../schema/vocabulary/capability'
import { connectionOf, pageArguments } from '../../schema/vocabulary/connection'
import type { PageRequest } from '../../schema/vocabulary/page'
import { page } from '../../schema/vocabulary/page'
import {
  PlannedJoinersType,
  StaffDemandType,
  StaffingType,
  StaffLeadTimeType,
} from '../../schema/vocabulary/people'
import type { AtSnapshot } from './atSnapshot'
import type { ProgrammeBlock } from './programmeBlock'
import { capabilitiesOf, capabilityKey } from './views/capability'
import type { PeopleFilter } from './views/people'
import {
  filterPeople,
  peopleKey,
  plannedJoinersOf,
  staffDemandOf,
  staffingOf,
  staffLeadTimesOf,
} from './views/people'

type Asked = PeopleFilter & PageRequest

const peopleArguments = {
  profession: idArg({ description: 'Only this profession, such as `PROJECT_DELIVERY`.' }),
  from: stringArg({ description: 'From this month on, such as `2026-04`.' }),
  to: stringArg({ description: 'Up to this month, included.' }),
  ...pageArguments,
}

/** Staffing, demand, joiners, lead times and capabilities, as returned. */
export function peopleFields(t: ProgrammeBlock): void {
  t.field('staffing', {
    type: 'StaffingConnection',
    description: 'Its people by profession and month, as far as it has returned them.',
    args: peopleArguments,
    resolve: ({ state }: AtSnapshot, asked: Asked) =>
      page(filterPeople(staffingOf(state), asked), peopleKey, asked),
  })
  t.field('staffDemand', {
    type: 'StaffDemandConnection',
    description: 'The people whom its plan needs, by profession, month and milestone.',
    args: peopleArguments,
    resolve: ({ state }: AtSnapshot, asked: Asked) =>
      page(filterPeople(staffDemandOf(state), asked), peopleKey, asked),
  })
  t.field('plannedJoiners', {
    type: 'PlannedJoinersConnection',
    description: 'The people whom it plans to recruit, by profession and month.',
    args: peopleArguments,
    resolve: ({ state }: AtSnapshot, asked: Asked) =>
      page(filterPeople(plannedJoinersOf(state), asked), peopleKey, asked),
  })
  t.list.nonNull.field('leadTimes', {
    type: 'StaffLeadTime',
    description: 'How long it takes to bring people in, by profession and route.',
    resolve: ({ state }: AtSnapshot) => staffLeadTimesOf(state),
  })
  t.field('capabilities', {
    type: 'CapabilityRatingConnection',
    description: 'Its own ratings of the named capabilities, now and as expected, oldest first.',
    args: pageArguments,
    resolve: ({ state }: AtSnapshot, asked: PageRequest) => page(capabilitiesOf(state), capabilityKey, asked),
  })
}

/** The value types that these fields answer with. */
export const peopleVocabulary = [
  StaffingType,
  StaffDemandType,
  PlannedJoinersType,
  StaffLeadTimeType,
  CapabilityRatingType,
  connectionOf('Staffing', 'people by profession and month'),
  connectionOf('StaffDemand', 'people needed'),
  connectionOf('PlannedJoiners', 'people to be recruited'),
  connectionOf('CapabilityRating', 'ratings of capabilities'),
]
