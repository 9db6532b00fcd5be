import { targetChange } from '../../../../gateway/methods/verdicts/targetChange'

const points = (targets: readonly (number | undefined)[], value: number) =>
  targets.map((target, i) => ({
    period: `2025-0${i + 1}`,
    value,
    ...(target === undefined ? {} : { target }),
  }))

describe('a target that was made easier', () => {
  it('is told with attainment of the whole window against both', () => {
    expect(targetChange(points([90, 90, 80], 85), 'HIGHER')).toEqual({
      at: '2025-03',
      from: 90,
      to: 80,
      metNow: 3,
      metBefore: 0,
      of: 3,
    })
  })

  it('is a raised one where lower is better', () => {
    expect(targetChange(points([60, 70], 65), 'LOWER')).toMatchObject({
      at: '2025-02',
      metNow: 2,
      metBefore: 0,
    })
    expect(targetChange(points([60, 70], 65), 'HIGHER')).toBeUndefined()
  })

  it('is the latest of several, and none where targets stand, harden, are missing or have no better side', () => {
    expect(targetChange(points([95, 90, 80], 85), 'HIGHER')).toMatchObject({ at: '2025-03', from: 90 })
    expect(targetChange(points([90, 90], 85), 'HIGHER')).toBeUndefined()
    expect(targetChange(points([80, 90], 85), 'HIGHER')).toBeUndefined()
    expect(targetChange(points([undefined, 90], 85), 'HIGHER')).toBeUndefined()
    expect(targetChange(points([90, 80], 85), 'NEITHER')).toBeUndefined()
  })
})
