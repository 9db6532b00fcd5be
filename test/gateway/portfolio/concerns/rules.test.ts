import type { ConcernCode } from '../../../../schema/facts/records/concernCodes'
import { CONCERNS } from '../../../../schema/facts/records/concernCodes'
import { concernsOf } from '../../../../gateway/portfolio/concerns/concerns'
import type { Returns } from '../../../support/planted'
import { faultless, plantedRegister, plantedView } from '../../../support/planted'
import { PLANTED_FAULTS } from './plantedFaults'

const clean = faultless()

/** Eight steps of which the later ones are met late: behind by the count of milestones alone. */
const LAGGARD: Returns = {
  ...clean,
  milestones: clean.milestones.map((one, i) =>
    i < 4 || i > 9
      ? one
      : { ...one, actual: '2026-07-10', originalBaseline: '2024-12', currentBaseline: '2024-12' },
  ),
}

describe('the rules', () => {
  it.each(PLANTED_FAULTS.map((one) => [one.fault, one] as const))(
    'fire where planted and nowhere else: %s',
    (_fault, { returns, member, register, fires }) => {
      const view = plantedView(returns, plantedRegister(register, member))
      const found = concernsOf(view, false)
      expect(found.filter(({ programme }) => programme !== 'planted')).toEqual([])
      expect(found.map(({ code, subject, since }) => [code, subject, since])).toEqual(fires)
    },
  )

  it('fire on a schedule that was behind until its milestones were met, and not since', () => {
    const before = concernsOf(plantedView(LAGGARD, plantedRegister(), '2026-07-09T09:00:00.000Z'), false)
    expect(before.map(({ code }) => code)).toContain('SCHEDULE_BEHIND')
    const [schedule] = before.filter(({ code }) => code === 'SCHEDULE_BEHIND')
    // Month 1 is March 2024. Planned are 3 by month 9 and 10 by month 10, met are 4: ES = 9 + 1/7 = 9.143.
    // 9.143 / 11 = 0.831 at the end of January 2025, and 9.143 / 12 = 0.762 at the end of February.
    expect(schedule?.since).toBe('2025-02-28')
    const after = concernsOf(plantedView(LAGGARD), false)
    expect(after.map(({ code }) => code)).not.toContain('SCHEDULE_BEHIND')
  })

  it('are all planted here', () => {
    const planted = new Set(PLANTED_FAULTS.flatMap(({ fires }) => fires.map(([code]) => code)))
    expect([...Object.keys(CONCERNS)].filter((code) => !planted.has(code as ConcernCode))).toEqual([
      'SCHEDULE_BEHIND',
      // In rules/capacity.test.ts, of people and products.
      'SHORTFALL_INSIDE_LEAD_TIME',
      'CAPABILITY_RED',
      'CONTENTION',
      'PRODUCT_LATE',
      // In expected/absence.test.ts, of attempts.
      'SOURCE_UNREAD',
    ])
  })

  it('give evidence, a threshold or none, and a stable id', () => {
    for (const { returns, member, register } of PLANTED_FAULTS) {
      for (const one of concernsOf(plantedView(returns, plantedRegister(register, member)), false)) {
        expect(one.evidence.some(({ cell }) => cell.value !== undefined || cell.reason !== undefined)).toBe(
          true,
        )
        expect(one.evidence.length).toBeGreaterThan(0)
        expect(one.id).toMatch(/^con_[\w-]{22}$/)
        expect(one.illustrative).toBe(false)
      }
    }
  })
})
