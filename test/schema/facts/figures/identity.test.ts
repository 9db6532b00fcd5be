import fc from 'fast-check'

import type { Identity } from '../../../../schema/facts/figures/identity'
import { identify, partialId, typeOfId, wholeId } from '../../../../schema/facts/figures/identity'

const identity: fc.Arbitrary<Identity> = fc.record({
  type: fc.constantFrom('Cluster', 'Milestone', 'Portfolio', 'Concern'),
  thing: fc.array(fc.string()),
  asked: fc.array(fc.oneof(fc.boolean(), fc.string(), fc.constant(null))),
  state: fc.string(),
})

describe('an id', () => {
  const one: Identity = { type: 'Milestone', thing: ['alpha', 'open'], asked: [true], state: '1' }

  it('is short, fit for an address, and says of what type its object is and nothing else', () => {
    fc.assert(
      fc.property(identity, (any) => {
        const id = identify(any)
        expect(id).toMatch(/^[a-z]{3}_[\w-]{22}$/)
        expect(typeOfId(id)).toBe(any.type)
      }),
    )
  })

  it('is the same in every process', () => {
    // The first 132 bits of SHA-256 over `[["alpha","open"],[true],"1"]`, as `sha256sum` has them.
    expect(identify(one)).toBe('mil_Q9M_tAruYK7ScIW1VELDSM')
  })

  it('differs where anything does that it is drawn from, and where a part moves into another', () => {
    const others: readonly Identity[] = [
      { ...one, type: 'Observation' },
      { ...one, thing: ['alpha', 'close'] },
      { ...one, thing: ['alphaopen'] },
      { ...one, thing: ['alpha', 'open', ''] },
      { ...one, asked: [false] },
      { ...one, asked: [] },
      { ...one, thing: ['alpha'], asked: ['open', true] },
      { ...one, state: '2' },
    ]
    expect(new Set([one, ...others].map(identify)).size).toBe(1 + others.length)
  })

  it('of a part is another, of the same type, and leads back to the whole', () => {
    const id = identify(one)
    const [part, other] = [partialId(id, 'beta is down'), partialId(id, 'alpha is down')]
    expect(new Set([id, part, other]).size).toBe(3)
    expect(part).toMatch(/^mil_[\w-]{22}~[\w-]{12}$/)
    expect(typeOfId(part)).toBe('Milestone')
    expect([wholeId(part), wholeId(id)]).toEqual([id, id])
  })

  it.each([
    '',
    'mil_',
    'synergy',
    'xyz_0123456789012345678901',
    'mil_0123456789012345678901 ',
    '1.abcdefghijkl',
  ])('is not %j', (text) => {
    expect(typeOfId(text)).toBeUndefined()
  })
})
