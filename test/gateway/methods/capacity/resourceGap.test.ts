import { resourceGap } from '../../../../gateway/methods/capacity/resourceGap'

test('is what is funded and not in post, in per cent of what is funded', () => {
  expect(resourceGap(40, 30)).toMatchObject({ value: 25, caveats: [] })
  expect(resourceGap(40, 44).value).toBe(-10)
})

test('is held against what the return states itself', () => {
  expect(resourceGap(40, 30, 25.4).caveats).toEqual([])
  expect(resourceGap(40, 30, 20).caveats).toEqual([{ code: 'CONTRADICTS_REPORTED', detail: '20 reported' }])
})

test('needs something funded', () => {
  expect(resourceGap(0, 3).refused?.reason).toBe('NOT_APPLICABLE')
})
