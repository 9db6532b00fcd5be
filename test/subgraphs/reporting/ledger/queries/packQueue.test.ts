import { randomBytes } from 'node:crypto'

import { pack, unpack } from '../../../../../subgraphs/reporting/ledger/queries/packed'
import { PackQueue } from '../../../../../subgraphs/reporting/ledger/queries/packQueue'

const CSV = Buffer.from('unity,payroll-accuracy,1,org-00012,2017-05,PERCENT,95.31\n'.repeat(4000))

describe('packing', () => {
  it('makes a fraction of a CSV, and gives it back', async () => {
    const packed = await pack(CSV)
    expect(packed?.byteLength).toBeLessThan(CSV.byteLength / 4)
    expect(packed && Buffer.from(unpack(packed)).equals(CSV)).toBe(true)
  })

  it('leaves alone what would not become less', async () => {
    expect(await pack(Buffer.from('a,b\n1,2\n'))).toBeUndefined()
    expect(await pack(randomBytes(10_000))).toBeUndefined()
  })

  it('does not give back what was damaged', async () => {
    const packed = (await pack(CSV)) ?? new Uint8Array()
    expect(() => unpack(packed.subarray(0, packed.byteLength / 2))).toThrow()
  })
})

describe('a queue of things to be packed', () => {
  it('has all of them stored in order, packed or not, once it is finished', async () => {
    const queue = new PackQueue()
    const stored: string[] = []
    for (let at = 0; at < 20; at += 1) {
      const bytes = at % 3 === 0 ? Buffer.from('short') : CSV.subarray(0, 200_000 - at * 9000)
      queue.add(bytes, async (packed) => {
        stored.push(`${at} ${packed === undefined ? bytes.byteLength : unpack(packed).byteLength}`)
      })
    }
    await queue.storePacked()
    await queue.finish()
    expect(stored).toEqual(
      Array.from({ length: 20 }, (_, at) => `${at} ${at % 3 === 0 ? 5 : 200_000 - at * 9000}`),
    )
  })

  it('stores what has been packed while its owner did something else', async () => {
    const queue = new PackQueue()
    let stored = 0
    queue.add(CSV, async () => void (stored += 1))
    while (stored === 0) {
      await new Promise(setImmediate)
      await queue.storePacked()
    }
    expect(stored).toBe(1)
  })
})
