import fc from 'fast-check'

import type { Cell } from '../../../../../schema/facts/figures/cell'
import { KEY_SEPARATOR } from '../../../../../schema/facts/records/records'
import { KeyHasher } from '../../../../../subgraphs/reporting/mapping/keys/keyHasher'

describe('the hash of a key', () => {
  it('is never 0, which means a free place in a table, and never too large to be exact', () => {
    for (const key of ['', 'a', '\u0000', 'unity']) {
      const hash = new KeyHasher(0).of(key)
      expect(hash).toBeGreaterThan(0)
      expect(Number.isSafeInteger(hash)).toBe(true)
    }
  })

  it('is the same of cells as of their values joined, whatever keys came before', () => {
    const value = fc.constantFrom('', 'a', 'b', 'unity', 'ü\ud800')
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      value.map((text) => ({ value: text })),
      fc.constant({ reason: 'NOT_PROVIDED' as const }),
    )
    const keys = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 12 })
    fc.assert(
      fc.property(keys, fc.integer(), (sequence, seed) => {
        const hasher = new KeyHasher(seed)
        for (const cells of sequence) {
          const key = cells.map((one) => one.value ?? '').join(KEY_SEPARATOR)
          const at = cells.map((_, index) => index)
          expect(hasher.ofCells(cells, at)).toBe(new KeyHasher(seed).of(key))
          expect(hasher.of(key)).toBe(new KeyHasher(seed).of(key))
        }
      }),
      { seed: 1777, numRuns: 2_000 },
    )
  })

  it('is another for other keys: none of 200,000 alike', () => {
    const hasher = new KeyHasher(7)
    const hashes = new Set<number>()
    for (let at = 0; at < 200_000; at += 1) hashes.add(hasher.of(`org-${at % 500}${KEY_SEPARATOR}${at}`))
    expect(hashes.size).toBe(200_000)
  })
})
