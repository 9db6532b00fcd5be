import { didYouMean } from '../../../base/text/didYouMean'

test.each([
  ['formts', ' (did you mean "formats"?)'],
  ['Type', ' (did you mean "type"?)'],
  ['frmo', ''],
  ['completelyElse', ''],
])('%s%s', (written, told) => {
  expect(didYouMean(written, ['type', 'formats', 'serial'])).toBe(told)
})
