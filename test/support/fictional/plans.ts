import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { FieldValue } from './records'
import { factRecord } from './records'

const PLANS: Readonly<Record<string, readonly Readonly<Record<string, FieldValue>>[]>> = {
  alpha: [
    {
      milestone: 'charter',
      name: 'Charter signed',
      originalBaseline: '2024-10-31',
      currentBaseline: '2024-12-31',
      actual: '2025-01-15',
      rebaselinedOn: '2024-09-01',
      rebaselineApprover: 'The board',
    },
    {
      milestone: 'first-office',
      name: 'First office',
      originalBaseline: '2025-12',
      currentBaseline: '2026-02',
      forecast: '2026-05',
    },
    {
      milestone: 'all-offices',
      name: 'All offices',
      originalBaseline: '2027-Q1',
      currentBaseline: '2027-Q3',
      forecast: '2027-Q4',
    },
    {
      milestone: 'closed',
      originalBaseline: '2028',
      currentBaseline: '2028',
      forecast: { reason: 'NOT_YET_KNOWN', raw: 'TBC' },
    },
  ],
  beta: [
    {
      milestone: 'charter',
      name: 'Charter signed',
      originalBaseline: '2025-06-30',
      currentBaseline: '2025-06-30',
      forecast: '2025-11-30',
    },
    {
      milestone: 'first-office',
      name: 'First office',
      originalBaseline: { reason: 'NOT_YET_BASELINED' },
      forecast: '2026-Q4',
    },
  ],
  gamma: [
    {
      milestone: 'charter',
      name: 'Charter signed',
      originalBaseline: '2025',
      currentBaseline: '2025',
      actual: '2025-03-31',
    },
  ],
  bridge: [
    {
      milestone: 'span',
      name: 'The span',
      originalBaseline: '2026-06-30',
      currentBaseline: '2026-06-30',
      forecast: '2026-06-30',
    },
  ],
}

/** A member's plan: dates of every precision, met, moved, overdue and unknown. */
export function milestonesOf(member: string): readonly FactRecord[] {
  return (PLANS[member] ?? []).map((fields, i) =>
    factRecord('Milestone', { programme: member, ...fields }, { query: 'plan', key: `${member}-${i + 1}` }),
  )
}
