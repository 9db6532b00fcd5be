import fc from 'fast-check'

import { PackedLines } from '../../../../schema/facts/records/packedLines'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)

describe('packed lines', () => {
  it.each([0, 1, 500, 501, 1700])('are what they were where there are %i', async (count) => {
    const packed = await PackedLines.of(numbers(count), (i) => `line ${i}`)
    expect(packed.all()).toEqual(numbers(count).map((i) => `line ${i}`))
    expect(packed.pieces).toBe(Math.ceil(count / 500))
  })

  it('begin a piece every five hundred', async () => {
    const packed = await PackedLines.of(numbers(1001), String)
    expect([0, 1, 2, 3].map((piece) => packed.piece(piece)[0])).toEqual(['0', '500', '1000', undefined])
  })

  it('may be empty, and of any characters', async () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n'))
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        expect((await PackedLines.of(lines, (one) => one)).all()).toEqual(lines)
      }),
      { seed: 2026 },
    )
  })

  it('let others have their turn between two pieces', async () => {
    let turns = 0
    const count = (): NodeJS.Immediate =>
      setImmediate(() => {
        turns += 1
        counting = count()
      })
    let counting = count()
    await PackedLines.of(numbers(5_000), String)
    clearImmediate(counting)
    expect(turns).toBeGreaterThanOrEqual(9)
  })
})
