import { shiftMonth } from '../../../base/dates/period'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { FieldValue } from './records'
import { factRecord } from './records'

const BLANK = { reason: 'NOT_APPLICABLE' } as const

/** Who has how many of whom at the last month: in post, funded, and the gap that is reported. */
const TEAMS: Readonly<Record<string, readonly (readonly [string, number, number, FieldValue])[]>> = {
  alpha: [
    ['CHANGE', 8, 10, '20'],
    ['FINANCE', 6, 6, '0'],
  ],
  // The gap that beta reports is not that of its own posts.
  beta: [
    ['CHANGE', 9, 12, '10'],
    ['FINANCE', 4, 5, { reason: 'NOT_YET_KNOWN' }],
  ],
  bridge: [['CHANGE', 2, 3, '33.3']],
}

/** Beta is a month behind. */
const LAST: Readonly<Record<string, string>> = { alpha: '2026-02', beta: '2026-01', bridge: '2026-02' }

function staffing(member: string): readonly FactRecord[] {
  return (TEAMS[member] ?? []).flatMap(([profession, inPost, funded, resourceGap]) =>
    [-2, -1, 0].map((back) =>
      factRecord('Staffing', {
        programme: member,
        profession,
        grade: BLANK,
        period: shiftMonth(LAST[member] ?? '', back),
        inPost: String(inPost),
        funded: String(funded),
        vacancies: String(funded - inPost),
        contractors: '1',
        resourceGap,
        annualTurnover: member === 'bridge' ? { reason: 'WITHHELD_FOI', note: 'section 43' } : '12',
        utilisation: '90',
      }),
    ),
  )
}

function plans(member: string): readonly FactRecord[] {
  return (TEAMS[member] ?? []).flatMap(([profession, inPost]) =>
    [1, 2, 3].flatMap((ahead) => {
      const key = { programme: member, profession, period: shiftMonth(LAST[member] ?? '', ahead) }
      return [
        factRecord('StaffDemand', { ...key, milestone: BLANK, wave: BLANK, demand: String(inPost - 1) }),
        factRecord('StaffDemand', { ...key, milestone: 'charter', wave: 'First', demand: String(ahead) }),
        factRecord('PlannedJoiners', { ...key, joiners: '1', successRate: '75' }),
      ]
    }),
  )
}

function leadTimes(member: string): readonly FactRecord[] {
  const days = { RECRUIT: '120', CONTRACT: '35' }
  return (TEAMS[member] ?? []).flatMap(([profession]) =>
    Object.entries(days).map(([route, count]) =>
      factRecord('StaffLeadTime', {
        programme: member,
        profession,
        route,
        days: count,
        statistic: 'P80_OF_CAMPAIGNS',
      }),
    ),
  )
}

function capabilities(member: string): readonly FactRecord[] {
  return ['2025-09-30', '2025-12-31'].flatMap((referenceDate) =>
    (['DIGITAL', 'FINANCE'] as const).map((capability) =>
      factRecord('CapabilityRating', {
        programme: member,
        capability,
        referenceDate,
        scale: 'THREE_POINT',
        now: capability === 'DIGITAL' ? (member === 'beta' ? 'RED' : 'AMBER') : 'GREEN',
        future: capability === 'DIGITAL' ? 'RED' : { reason: 'NOT_RATED' },
        narrative: capability === 'DIGITAL' ? 'Few who know the lanterns' : BLANK,
      }),
    ),
  )
}

/** What a member returned of its people; nothing for whoever returned nothing. */
export function peopleRecords(member: string): readonly FactRecord[] {
  const rated = member in TEAMS ? capabilities(member) : []
  return [...staffing(member), ...plans(member), ...leadTimes(member), ...rated]
}
