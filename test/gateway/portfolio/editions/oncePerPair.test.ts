import { oncePerPair } from '../../../../gateway/portfolio/editions/oncePerPair'

describe('work on two things', () => {
  const work = jest.fn(
    (one: { is: number }, other: { is: number }, way: string) => `${one.is}${way}${other.is}`,
  )
  const asked = oncePerPair(work)
  const [a, b] = [{ is: 1 }, { is: 2 }]

  beforeEach(() => work.mockClear())

  it('is done once for a pair in its order and for a way', () => {
    expect([asked(a, b, '-'), asked(a, b, '-'), asked(b, a, '-'), asked(a, b, '+')]).toEqual([
      '1-2',
      '1-2',
      '2-1',
      '1+2',
    ])
    expect(work).toHaveBeenCalledTimes(3)
  })

  it('is done anew for another thing that has the same content', () => {
    asked(a, { ...b }, '-')
    asked({ ...a }, b, '-')
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('is done again where it failed', () => {
    const failing = oncePerPair(() => {
      throw new Error('no')
    })
    expect(() => failing(a, b, 1)).toThrow('no')
    expect(() => failing(a, b, 1)).toThrow('no')
  })
})
