import { distinct, inEveryPlace } from '../../../../gateway/federation/members/representations'

const one = { __typename: 'UnityCluster', code: 'unity', edition: 'a', snapshot: 3 }
const other = { ...one, snapshot: 4 }

describe('representations of entities', () => {
  it('are left alone where none repeats', () => {
    expect(distinct([one])).toBeUndefined()
    expect(distinct([one, other])).toBeUndefined()
  })

  it('are asked for once each, in the order in which they first stand', () => {
    expect(distinct([one, other, { ...one }, other, one])).toEqual({
      representations: [one, other],
      places: [0, 1, 0, 1, 0],
    })
  })

  it('come back in every place, each its own', () => {
    const entities = [{ figures: [{ text: '1' }] }, null]
    const spread = inEveryPlace(entities, [0, 1, 0, 1]) as (typeof entities)[number][]
    expect(spread).toEqual([entities[0], null, entities[0], null])
    expect(spread[0]).toBe(entities[0])
    expect(spread[2]).not.toBe(entities[0])
    expect(spread[2]?.figures[0]).not.toBe(entities[0]?.figures[0])
  })
})
