import { shiftMonth } from '../../../base/dates/period'
import type { Place } from '../../../schema/facts/figures/cell'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import { SECOND_DEFINITION_FROM } from './measures'
import type { FieldValue } from './records'
import { factRecord } from './records'

const MONTHS = Array.from({ length: 14 }, (_, i) => shiftMonth('2025-01', i))

/** How each member's figures differ from alpha's, so that no two are the same by chance. */
const OFFSETS: Readonly<Record<string, number>> = { alpha: 0, beta: 1, gamma: 2, bridge: 3 }

/** Months that a member passed over, and its last month. */
const PASSED_OVER: Readonly<Record<string, readonly string[]>> = { beta: ['2025-08'], gamma: ['2026-02'] }

/** What a member wrote instead of a value. */
const SILENCES: Readonly<Record<string, FieldValue>> = {
  'alpha/unit-cost/2025-05': { reason: 'WITHHELD_FOI', note: 'section 43', raw: 'Exempt (s.43)' },
  // Without it, alpha and gamma are alike in all that counts: the two that can be told apart.
  'beta/satisfaction/2026-01': { reason: 'NOT_YET_KNOWN', raw: 'TBC' },
  'beta/unit-cost/2025-11': { reason: 'NOT_YET_KNOWN', raw: 'TBC' },
  'gamma/accuracy/2025-06': { reason: 'UNPARSEABLE', raw: 'about 95' },
  'bridge/satisfaction/2025-02': { reason: 'NOT_PROVIDED' },
}

function accuracy(offset: number, i: number) {
  const denominator = 4_000 + 10 * i
  const numerator = denominator - 120 - 7 * ((i * 5 + offset) % 11)
  return {
    unit: 'PERCENT',
    value: ((100 * numerator) / denominator).toFixed(2),
    numerator: String(numerator),
    denominator: String(denominator),
  }
}

const unitCost = (offset: number, i: number) =>
  ({
    unit: 'GBP',
    value: (2.6 - 0.03 * i + 0.1 * offset).toFixed(2),
    numerator: { reason: 'NOT_PROVIDED' },
    denominator: { reason: 'NOT_PROVIDED' },
  }) as const

const satisfaction = (offset: number, i: number) => ({
  unit: 'NPS_POINTS',
  value: String(-5 + 3 * offset + ((i * 3) % 7)),
  denominator: String(300 + i),
})

const FIGURES = { accuracy, 'unit-cost': unitCost, satisfaction } as const

/** Beta answers over HTTP, gamma from a database, the others in a file. */
function placeOf(member: string, measure: string, i: number): Place {
  if (member === 'beta') return { url: `https://beta.example/${measure}`, pointer: `/items/${i}/value` }
  if (member === 'gamma') return { query: measure, key: String(i + 1) }
  return { file: `${member}/${measure}.csv`, record: i + 1, line: i + 2, row: i + 2 }
}

function observations(member: string, measure: keyof typeof FIGURES): readonly FactRecord[] {
  const passedOver = PASSED_OVER[member] ?? []
  return MONTHS.flatMap((period, i) => {
    if (passedOver.includes(period)) return []
    const silence = SILENCES[`${member}/${measure}/${period}`]
    return [
      factRecord(
        'Observation',
        {
          programme: member,
          measure,
          version: measure === 'accuracy' && period >= SECOND_DEFINITION_FROM ? '2' : '1',
          period,
          ...FIGURES[measure](OFFSETS[member] ?? 0, i),
          ...(silence === undefined ? {} : { value: silence }),
        },
        placeOf(member, measure, i),
      ),
    ]
  })
}

/** One organisation's own figures, read from a service rather than a file. */
function lanterns(): readonly FactRecord[] {
  return MONTHS.slice(0, 3).map((period, i) =>
    factRecord(
      'Observation',
      {
        programme: 'alpha',
        measure: 'accuracy',
        version: '1',
        organisation: 'lanterns',
        period,
        ...accuracy(4, i),
      },
      { url: 'https://lanterns.example/accuracy', pointer: `/items/${i}/value` },
    ),
  )
}

/** A member's observations: 14 months of each of its measures, less what it passed over. */
export function serviceOf(member: string): readonly FactRecord[] {
  if (member === 'bridge') return observations(member, 'satisfaction')
  return [
    ...observations(member, 'accuracy'),
    ...observations(member, 'unit-cost'),
    ...observations(member, 'satisfaction'),
    ...(member === 'alpha' ? lanterns() : []),
  ]
}

/** A cluster's baselines: of both definitions of accuracy, and one of cost that is not approved yet. */
export function baselinesOf(member: string): readonly FactRecord[] {
  const accuracyBaseline = {
    programme: member,
    measure: 'accuracy',
    unit: 'PERCENT',
    method: 'Mean of the window.',
  }
  return [
    factRecord('MeasureBaseline', {
      ...accuracyBaseline,
      version: '1',
      value: '95.5',
      windowStart: '2024-01',
      windowEnd: '2024-12',
      n: '12',
      approver: 'The keeper of slips',
    }),
    factRecord('MeasureBaseline', {
      ...accuracyBaseline,
      version: '2',
      value: '94.25',
      windowStart: '2025-07',
      windowEnd: '2025-09',
      n: '3',
      approver: { reason: 'NOT_PROVIDED' },
    }),
    factRecord('MeasureBaseline', {
      programme: member,
      measure: 'unit-cost',
      version: '1',
      unit: 'GBP',
      value: { reason: 'NOT_YET_BASELINED' },
    }),
  ]
}
