import { VARIANTS, composite } from '../../../../gateway/methods/composite/composite'

const INDICATORS = [
  { id: 'accuracy', better: 'HIGHER', weight: 2, posts: { lower: 98, upper: 100 } },
  { id: 'cost', better: 'LOWER', weight: 1, posts: { lower: 3, upper: 8 } },
  { id: 'speed', better: 'LOWER', weight: 1, posts: { lower: 40, upper: 80 } },
] as const

const UNITS = [
  { id: 'even', values: { accuracy: 99, cost: 5.5, speed: 60 } },
  { id: 'lopsided', values: { accuracy: 100, cost: 7.95, speed: 41 } },
  { id: 'partial', values: { accuracy: 99.9 } },
]

test('scores between goalposts and tells ranks over all variants', () => {
  const { value } = composite(UNITS, INDICATORS)
  const [even, lopsided, partial] = value?.scores ?? []
  expect(even?.score.value).toBeCloseTo(50.5, 9)
  expect(even?.parts).toEqual({ accuracy: 50.5, cost: 50.5, speed: 50.5 })
  // By arithmetic mean the lopsided one is ahead; by the others its cost pulls it behind.
  expect(lopsided?.score.value).toBeGreaterThan(50.5)
  expect([even?.ranks, lopsided?.ranks]).toEqual([
    { best: 1, worst: 2 },
    { best: 1, worst: 2 },
  ])
  expect(partial?.score.refused?.reason).toBe('NOT_PROVIDED')
  expect(partial?.ranks).toBeUndefined()
  expect(value?.variants).toHaveLength(VARIANTS.length)
})

test('says where one indicator decides alone', () => {
  const heavy = INDICATORS.map((indicator) =>
    indicator.id === 'accuracy' ? { ...indicator, weight: 9 } : indicator,
  )
  expect(composite(UNITS, heavy).caveats).toEqual([{ code: 'DOMINANT_WEIGHT', detail: 'accuracy' }])
  expect(composite(UNITS, INDICATORS).caveats).toEqual([])
})

test('needs two units, two indicators and some weight', () => {
  expect(composite(UNITS.slice(1), INDICATORS).refused).toBeUndefined()
  expect(composite(UNITS.slice(2), INDICATORS).refused?.reason).toBe('NOT_APPLICABLE')
  expect(composite(UNITS, INDICATORS.slice(2)).refused?.reason).toBe('NOT_APPLICABLE')
  expect(
    composite(
      UNITS,
      INDICATORS.map((indicator) => ({ ...indicator, weight: 0 })),
    ).refused?.reason,
  ).toBe('NOT_APPLICABLE')
})
