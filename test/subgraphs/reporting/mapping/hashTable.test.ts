import { hashOf, HashTable } from '../../../../subgraphs/reporting/mapping/hashTable'

describe('a table of hashes', () => {
  it('knows each hash that it has been given, however many', () => {
    const table = new HashTable()
    const keys = Array.from({ length: 50_000 }, (_, at) => `unity\u001fmeasure-${at % 40}\u001forg-${at}`)
    expect(keys.filter((key) => table.add(hashOf(key, 1)))).toHaveLength(50_000)
    expect(keys.filter((key) => table.add(hashOf(key, 1)))).toHaveLength(0)
    expect(table.add(hashOf(keys[0] ?? '', 2))).toBe(true)
  })

  it('has no hash of 0, which means a free place, and none too large to be exact', () => {
    for (const key of ['', 'a', '\u0000', 'unity']) {
      expect(hashOf(key, 0)).toBeGreaterThan(0)
      expect(Number.isSafeInteger(hashOf(key, 0))).toBe(true)
    }
  })
})
