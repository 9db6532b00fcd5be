import { confidenceShares } from '../../../../gateway/methods/delivery/confidenceShares'

// GMPP, March 2025: 30 Green, 135 Amber, 31 Red of 213 projects.
test('gives the share of all and of those rated', () => {
  const red = confidenceShares({ GREEN: 30, AMBER: 135, RED: 31 }, 213).value?.find(
    ({ rating }) => rating === 'RED',
  )
  expect(red?.ofAll).toBeCloseTo(14.55, 2)
  expect(red?.ofRated).toBeCloseTo(15.82, 2)
})

test('is refused where nobody is rated', () => {
  expect(confidenceShares({ RED: 0 }, 5).refused?.reason).toBe('NOT_RATED')
  expect(() => confidenceShares({ RED: 6 }, 5)).toThrow(RangeError)
})
