import type { RegisteredMember } from '../../../../subgraphs/register/register'
import { coverageOf } from '../../../../gateway/portfolio/coverage/coverage'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const observed = (period: string, value: string | { readonly reason: 'WITHHELD_FOI' } = '99') =>
  factRecord('Observation', {
    programme: 'alpha',
    measure: 'accuracy',
    version: 'v1',
    period,
    unit: 'PERCENT',
    value,
  })

const MONTHS_OF_2025 = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`)

/** The line of one measure of alpha, of which every month since 2025-01 is expected. */
async function line(records: readonly ReturnType<typeof observed>[], now?: string) {
  const view = await viewWith('alpha', records, {}, now === undefined ? undefined : () => new Date(now))
  return coverageOf(view, view.member('alpha') as RegisteredMember).lines.find(
    ({ measure }) => measure === 'accuracy',
  )
}

describe('coverage', () => {
  it('is full where every month due has a value', async () => {
    const all = [...MONTHS_OF_2025, '2026-01', '2026-02'].map((month) => observed(month))
    expect(await line(all)).toMatchObject({ expected: 14, provided: 14, missing: [], notYetDue: 0 })
  })

  it('does not expect a return before it is due, and calls it late on the day after', async () => {
    // February 2026 ends on a Saturday; ten working days from Monday 2 March end on Friday 13 March.
    const toJanuary = [...MONTHS_OF_2025, '2026-01'].map((month) => observed(month))
    expect(await line(toJanuary, '2026-03-13T23:59:00Z')).toMatchObject({
      expected: 13,
      missing: [],
      notYetDue: 1,
    })
    expect(await line(toJanuary, '2026-03-14T00:00:00Z')).toMatchObject({
      expected: 14,
      provided: 13,
      missing: [{ reason: 'LATE', count: 1 }],
      notYetDue: 0,
    })
  })

  it('tells a gap from a late return, and both from what is withheld', async () => {
    const records = MONTHS_OF_2025.filter((month) => month !== '2025-06').map((month) =>
      observed(month, month === '2025-09' ? { reason: 'WITHHELD_FOI' } : '99'),
    )
    expect(await line(records)).toMatchObject({
      expected: 14,
      provided: 10,
      missing: [
        { reason: 'LATE', count: 2 },
        { reason: 'NOT_PROVIDED', count: 1 },
        { reason: 'WITHHELD_FOI', count: 1 },
      ],
    })
  })

  it('is late throughout where nothing was ever returned, and never zero', async () => {
    expect(await line([])).toMatchObject({
      expected: 14,
      provided: 0,
      missing: [{ reason: 'LATE', count: 14 }],
    })
  })
})
