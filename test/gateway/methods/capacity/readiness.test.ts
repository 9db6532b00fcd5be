import { readiness } from '../../../../gateway/methods/capacity/readiness'

const need = '2027-03-31'

test.each([
  ['2027-01-31', '2027-03-15', 'IN_TIME', 59, 16],
  ['2027-03-01', '2027-03-31', 'IN_TIME', 30, 0],
  ['2027-03-01', '2027-06-30', 'AT_RISK', 30, -91],
  ['2027-04-01', '2027-06-30', 'LATE', -1, -91],
] as const)('ready at P50 %s and P80 %s is %s', (readyP50, readyP80, state, p50, p80) => {
  const { value, caveats } = readiness({ need, readyP50, readyP80 })
  expect([value?.state, value?.marginP50.low, value?.marginP80.low, caveats]).toEqual([state, p50, p80, []])
})

test('the last day of an imprecise date counts', () => {
  const { value, caveats } = readiness({ need, readyP50: '2027-Q1', readyP80: '2027' })
  expect([value?.state, value?.marginP80]).toEqual(['AT_RISK', { low: -275, high: 89 }])
  expect(caveats).toEqual([{ code: 'IMPRECISE_DATES' }])
})

test('four-in-five odds do not come before even ones', () => {
  expect(readiness({ need, readyP50: '2027-03-01', readyP80: '2027-02-01' }).refused?.reason).toBe(
    'NOT_APPLICABLE',
  )
})
