import { onTimeRate } from '../../../../gateway/methods/milestones/onTimeRate'

const AS_OF = '2026-06-30'

test('counts what was met out of what was due, not out of all', () => {
  const { value, n } = onTimeRate(
    [
      { baseline: '2026-03-31', actual: '2026-03-31' },
      { baseline: '2026-03-31', actual: '2026-04-01' },
      { baseline: AS_OF },
      { baseline: '2026-07-01', actual: '2026-05-01' },
      { actual: '2026-05-01' },
    ],
    AS_OF,
  )
  expect([value, n]).toEqual([
    { due: 3, delivered: 2, deliveredOnTime: 1, deliveredOfDue: 2 / 3, onTimeOfDue: 1 / 3 },
    3,
  ])
})

test('a quarter is due when it is over, and an actual after the day does not count', () => {
  expect(onTimeRate([{ baseline: '2026-Q2' }, { baseline: '2026-Q3' }], AS_OF).value?.due).toBe(1)
  expect(onTimeRate([{ baseline: '2026-05', actual: '2026-07-01' }], AS_OF).value?.delivered).toBe(0)
})

test('is refused where nothing is due', () => {
  expect(onTimeRate([{ baseline: '2027' }], AS_OF).refused?.reason).toBe('NOT_APPLICABLE')
})
