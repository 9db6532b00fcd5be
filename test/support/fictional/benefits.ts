import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import { factRecord } from './records'

const YEARS = [
  ['CASHABLE', 'GROSS', '2024-03', '12', '11.5'],
  ['CASHABLE', 'GROSS', '2025-03', '30', '24'],
  ['CASHABLE', 'GROSS', '2027-03', '55', undefined],
  ['NON_CASHABLE', 'NET', '2025-03', '8', '8.25'],
] as const

/** A cluster's profile of benefits: two years realised, the later behind, and one to come. */
export function benefitsOf(member: string): readonly FactRecord[] {
  return YEARS.map(([kind, netting, period, profile, realised]) =>
    factRecord('BenefitProfile', {
      programme: member,
      kind,
      netting,
      period,
      profile,
      realised: realised ?? { reason: 'NOT_YET_KNOWN' },
      priceBase: '2020-21 nominal',
    }),
  )
}

/** What the clusters were said to cost together, twice, in round figures. */
export function publishedTotals(): readonly FactRecord[] {
  const total = { total: 'clusters-cost', description: 'What the three cost.', roundedTo: '100' } as const
  return [
    factRecord('PublishedTotal', { ...total, referenceDate: '2023-03-31', amount: '800' }),
    factRecord('PublishedTotal', {
      ...total,
      referenceDate: '2025-03-31',
      amount: '900',
      quantity: 'WHOLE_LIFE_COST',
      priceBase: '2020-21 nominal',
      horizon: '2031-32',
    }),
  ]
}
