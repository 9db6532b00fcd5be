import { HashTable } from '../../../../../subgraphs/reporting/mapping/keys/hashTable'
import { KeyHasher } from '../../../../../subgraphs/reporting/mapping/keys/keyHasher'

describe('a table of hashes', () => {
  it.each([undefined, 0, 50_000, 200_000])(
    'knows each hash that it has been given, %s expected',
    (expected) => {
      const table = new HashTable(expected)
      const hasher = new KeyHasher(1)
      const keys = Array.from({ length: 50_000 }, (_, at) => `unity\u001fmeasure-${at % 40}\u001forg-${at}`)
      expect(keys.filter((key) => table.add(hasher.of(key)))).toHaveLength(50_000)
      expect(keys.filter((key) => table.add(hasher.of(key)))).toHaveLength(0)
      expect(table.add(new KeyHasher(2).of(keys[0] ?? ''))).toBe(true)
    },
  )
})
