import { OPTIMISM_BIAS } from '../../../../gateway/methods/delivery/optimismBias'

// Mott MacDonald 2002, table 2: upper and lower, per cent.
test('carries the table as published', () => {
  const row = OPTIMISM_BIAS.find(({ type }) => type === 'Equipment/Development')
  expect(row).toEqual({
    type: 'Equipment/Development',
    worksDuration: { upper: 54, lower: 10 },
    capitalCost: { upper: 200, lower: 10 },
  })
  expect(OPTIMISM_BIAS.find(({ type }) => type === 'Outsourcing')?.operatingCost).toEqual({
    upper: 41,
    lower: 0,
  })
  expect(OPTIMISM_BIAS).toHaveLength(6)
})
