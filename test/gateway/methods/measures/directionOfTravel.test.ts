import { changeOnPreviousPeriod } from '../../../../gateway/methods/measures/change'
import { directionOfTravel } from '../../../../gateway/methods/measures/directionOfTravel'
import { xmr } from '../../../../gateway/methods/spc/xmr'

const reading = (period: string, value: number) => ({ period, value, unit: 'DAYS', definitionVersion: '1' })
const change = changeOnPreviousPeriod(reading('2026-02', 5), reading('2026-01', 6), 'LOWER')
const chart = (length: number) =>
  xmr(
    Array.from({ length }, (_, i) => ({ period: String(2000 + i), value: 10 + (i % 2) })),
    { better: 'LOWER', target: { reason: 'NO_MEASURE' } },
  )

test('is the variation of the chart from 13 values on', () => {
  expect(directionOfTravel(chart(13), change)).toMatchObject({
    value: { basis: 'VARIATION', variation: 'COMMON_CAUSE' },
    n: 13,
  })
})

test('below that only the change, with its caveat', () => {
  expect(directionOfTravel(chart(12), change)).toMatchObject({
    value: { basis: 'TWO_POINTS', change: { direction: 'BETTER' } },
    caveats: [{ code: 'TWO_POINT' }],
  })
})

test('and with neither is refused as the change is', () => {
  const none = changeOnPreviousPeriod(reading('2026-02', 5), undefined, 'LOWER')
  expect(directionOfTravel(chart(0), none).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})
