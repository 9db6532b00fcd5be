import {
  keyHash,
  packHashes,
  rowsThatMayHave,
} from '../../../../../subgraphs/reporting/ledger/blocks/keyHash'

describe('the hash of a key', () => {
  it('is FNV-1a', () => {
    // http://www.isthe.com/chongo/src/fnv/test_fnv.c: 32-bit FNV-1a of "", "a" and "foobar".
    expect(['', 'a', 'foobar'].map((key) => keyHash(key) >>> 0)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
  })

  it('tells which rows of a block may have a key, wherever in memory the hashes lie', () => {
    const packed = packHashes(['a', 'b', 'ü', 'a'].map(keyHash))
    const shifted = new Uint8Array(packed.byteLength + 1)
    shifted.set(packed, 1)
    for (const hashes of [packed, shifted.subarray(1)]) {
      expect(['a', 'b', 'ü', 'c'].map((key) => rowsThatMayHave(hashes, key))).toEqual([[0, 3], [1], [2], []])
    }
  })
})
