import { wordsOnSpend } from '../../../../gateway/portfolio/concerns/wordsOnSpend'

// Every sentence is invented.
test.each([
  ['The project spend is currently below its approved budget.', 'UNDER'],
  ['An underspend of £2.5m against the budget came from late recruitment.', 'UNDER'],
  ['The variance reflects an in-year under-spend on licences.', 'UNDER'],
  ['Underspend is due to\nslower recruitment.', 'UNDER'],
  ['Costs were higher than the baseline because a supplier left.', 'OVER'],
  ['The variance is an overspend on hosting.', 'OVER'],
  ['Overspent against budget through inflation.', 'OVER'],
] as const)('hears what is said outright: %s', (narrative, direction) => {
  expect(wordsOnSpend(narrative)).toBe(direction)
})

test.each([
  ['denial', 'Spend was not below budget.'],
  [
    'denial in short',
    "Costs weren't what we hoped, and the forecast isn't a sign that spend is under budget.",
  ],
  ['a condition', 'If hiring stops, spend will be below budget.'],
  ['another year', 'Spend was below budget in the previous year.'],
  ['all years together', 'There is a cumulative underspend against the budget.'],
  ['an underspend somewhere, later on', 'The board met in May. Underspend is used elsewhere.'],
  ['both directions', 'Capital spend is above budget. Running cost is below budget.'],
  ['a baseline that is above the budget', 'The baseline figure is higher than the budget allocated.'],
  ['no direction at all', 'The variance exceeds 5%.'],
  ['nothing', ''],
])('hears nothing in %s', (_what, narrative) => {
  expect(wordsOnSpend(narrative)).toBeUndefined()
})
