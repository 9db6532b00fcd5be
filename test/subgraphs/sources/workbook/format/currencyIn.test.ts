import { currencyIn } from '../../../../../subgraphs/sources/workbook/format/currencyIn'

it.each([
  ['£', '£'],
  ['from US$ ', 'US$'],
  ['in EUR m', 'EUR'],
  ['Eur', undefined],
  ['EUROPE', undefined],
  [' FTE', undefined],
  ['', undefined],
])('the currency in "%s" is %s', (words, currency) => {
  expect(currencyIn(words)).toBe(currency)
})
