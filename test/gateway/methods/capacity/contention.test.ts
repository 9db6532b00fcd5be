import { contention } from '../../../../gateway/methods/capacity/contention'

test('names who asks for the pool in each month that is over-committed', () => {
  const { value } = contention(20, [
    { cluster: 'A', fte: 12, months: ['2026-09', '2026-10'] },
    { cluster: 'B', fte: 10, months: ['2026-10', '2026-11'] },
    { cluster: 'B', fte: 10, months: ['2026-11'] },
  ])
  expect(
    value?.months.map(({ month, demandFte, overcommitted, clusters }) => [
      month,
      demandFte,
      overcommitted,
      clusters,
    ]),
  ).toEqual([
    ['2026-09', 12, false, ['A']],
    ['2026-10', 22, true, ['A', 'B']],
    ['2026-11', 20, false, ['B']],
  ])
  expect(value?.peakUtilisation).toBe(1.1)
})

test('needs a pool and somebody who asks', () => {
  expect(contention(0, [{ cluster: 'A', fte: 1, months: ['2026-09'] }]).refused?.reason).toBe(
    'NOT_APPLICABLE',
  )
  expect(contention(5, []).refused?.reason).toBe('NOT_PROVIDED')
})
