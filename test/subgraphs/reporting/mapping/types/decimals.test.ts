import { readDecimal } from '../../../../../subgraphs/reporting/mapping/types/decimals'

test.each([
  ['0', '0'],
  ['12', '12'],
  ['-12.50', '-12.50'],
  ['+3', '3'],
  ['007.10', '7.10'],
  ['.5', '0.5'],
  ['1,234,567.89', '1234567.89'],
  ['(12.5)', '-12.5'],
  ['\u221212', '-12'],
  ['\u201312', '-12'],
  ['- 12', '-12'],
  ['-0.00', '0.00'],
  ['12345678901234567890.123456789', '12345678901234567890.123456789'],
])('%j is the decimal %s', (text, decimal) => {
  expect(readDecimal(text)).toBe(decimal)
})

test.each([
  '',
  '-',
  '.',
  '12.',
  '1,23',
  '12,34,567',
  '1,2345',
  '1e5',
  '12–15',
  '>5',
  '(-5)',
  '0x10',
  'NaN',
  '٣',
  '1 000',
])('%j is no decimal', (text) => {
  expect(readDecimal(text)).toBeUndefined()
})
