import { sentinelsOf } from '../../../../../subgraphs/reporting/mapping/fields/sentinelSets'
import { compileSentinels } from '../../../../../subgraphs/reporting/mapping/fields/sentinels'

// Government Analysis Function, "Symbols in tables: definitions and help".
it.each([
  ['[x]', 'UNAVAILABLE'],
  ['[c]', 'WITHHELD'],
  ['[z]', 'NOT_APPLICABLE'],
  ['[w]', 'NOT_PROVIDED'],
  ['[low]', 'UNAVAILABLE'],
  ['[u]', 'UNAVAILABLE'],
])('%s of the set gov-uk means %s', (text, reason) => {
  expect(compileSentinels([{ set: 'gov-uk' }])(text)).toEqual({ reason })
})

it('stands among others, in order', () => {
  const test = compileSentinels([{ match: '^\\[x\\]$', reason: 'NOT_YET_KNOWN' }, { set: 'gov-uk' }])
  expect(test('[x]')).toEqual({ reason: 'NOT_YET_KNOWN' })
  expect(test('12 [p]')).toBeUndefined()
  expect(sentinelsOf([{ set: 'gov-uk' }]).length).toBeGreaterThan(4)
})
