import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import { factRecord } from './records'

const BLANK = { reason: 'NOT_APPLICABLE' } as const

/** Objectives: one counted in three ways, one that nobody measures. */
export function objectiveRecords(): readonly FactRecord[] {
  const right = (target: string, counts: string, measure: string) =>
    factRecord('ObjectiveTarget', {
      objective: 'right',
      target,
      description: `All: ${target}.`,
      ...(counts === 'DEPARTMENTS' ? { by: '2026' } : {}),
      unit: 'PERCENT',
      low: '97.5',
      high: '99',
      baseline: '12.5',
      measure: measure === '' ? BLANK : measure,
      counts,
      note: BLANK,
    })
  return [
    factRecord('Objective', {
      objective: 'right',
      name: 'Right first time',
      description: 'Fewer wrong slips.',
      note: BLANK,
    }),
    factRecord('Objective', {
      objective: 'calm',
      name: 'Calm',
      description: 'Less hurry.',
      note: 'Nobody agrees what hurry is.',
    }),
    right('offices', 'DEPARTMENTS', ''),
    right('accurate', 'CENTRES', 'accuracy'),
    right('whole', 'CENTRES', ''),
    factRecord('ObjectiveTarget', {
      objective: 'calm',
      target: 'calm-by-2027',
      description: 'Nobody hurries.',
      by: '2027-Q2',
      unit: 'COUNT',
      low: '0',
      high: BLANK,
      baseline: BLANK,
      measure: { reason: 'NO_MEASURE' },
      counts: { reason: 'NO_MEASURE' },
      note: BLANK,
    }),
  ]
}

/** What shows that an office has reached a target: a date, a milestone, a milestone that nobody returned. */
export function evidenceRecords(): readonly FactRecord[] {
  const shown = (programme: string, organisation: string, milestone: string, reached?: string) =>
    factRecord('TargetEvidence', {
      objective: 'right',
      target: 'offices',
      programme,
      organisation,
      milestone: milestone === '' ? BLANK : milestone,
      reached: reached ?? BLANK,
      evidence: `What shows it of ${organisation}.`,
    })
  return [
    shown('alpha', 'lanterns', '', '2024-05'),
    shown('alpha', 'tides', 'all-offices'),
    shown('beta', 'clocks', 'first-office'),
    shown('beta', 'clocks', 'never-returned'),
  ]
}

/** Products with what is planned, who needs and uses them, and what they answer. */
export function productRecords(): readonly FactRecord[] {
  return [
    factRecord('Product', {
      product: 'almanac',
      name: 'Almanac',
      kind: 'FRAMEWORK',
      description: 'How slips are written.',
      serves: 'Slips.',
      owner: 'Office of Lanterns',
      status: 'IN_USE',
    }),
    factRecord('Product', {
      product: 'compass',
      name: 'Compass',
      kind: 'NOVA_ASSET',
      description: { reason: 'NOT_YET_KNOWN', note: 'to be written' },
      serves: { reason: 'NOT_PROVIDED' },
      owner: { reason: 'NOT_PROVIDED' },
      status: 'PLANNED',
    }),
    factRecord('ProductAdoption', {
      product: 'almanac',
      programme: 'alpha',
      status: 'IN_USE',
      since: '2024-05',
      evidence: 'Every slip has its form.',
    }),
  ]
}

/** What is invented: plans of products, needs of them, more adoption, answers, and people to lend. */
export function inventedRecords(): readonly FactRecord[] {
  const need = (product: string, programme: string, milestone: string, needBy: string) =>
    factRecord('ProductNeed', { product, programme, milestone, needBy, note: 'To write slips by.' })
  return [
    factRecord('ProductPlan', { product: 'almanac', readyP50: '2026-06-30', readyP80: '2026-09-30' }),
    need('almanac', 'alpha', 'all-offices', '2026-05-31'),
    need('almanac', 'beta', 'charter', '2025-12'),
    need('almanac', 'gamma', 'charter', '2026-07-15'),
    need('compass', 'alpha', 'closed', '2027'),
    factRecord('ProductAdoption', {
      product: 'compass',
      programme: 'beta',
      status: 'PILOT',
      since: '2025-Q4',
      evidence: { reason: 'NOT_PROVIDED' },
    }),
    factRecord('ProductAnswer', {
      product: 'almanac',
      axis: BLANK,
      concern: BLANK,
      measure: 'accuracy',
      since: '2025-01-01',
      how: 'Slips are written alike.',
    }),
    factRecord('ProductAnswer', {
      product: 'compass',
      axis: 'DELIVERY',
      concern: BLANK,
      measure: BLANK,
      since: '2026-12-01',
      how: 'Offices know where they are going.',
    }),
    ...['2026-04', '2026-05'].map((period) =>
      factRecord('SharedPool', { profession: 'PROJECT_DELIVERY', period, size: '3' }),
    ),
    factRecord('TargetEvidence', {
      objective: 'right',
      target: 'offices',
      programme: 'alpha',
      organisation: 'tides',
      milestone: BLANK,
      reached: '2025-02',
      evidence: 'A tale.',
    }),
  ]
}
