import { objectType, queryType } from 'nexus'

import { federate } from '../../schema/federate'

const Colour = objectType({
  name: 'Colour',
  definition(t) {
    t.string('name')
  },
})
const Shade = objectType({
  name: 'Shade',
  definition(t) {
    t.field('of', { type: Colour })
  },
})
const Query = queryType({
  definition(t) {
    t.field('shade', { type: Shade })
  },
})

describe('federating', () => {
  it('prints the same whatever order the types come in', () => {
    const { sdl } = federate('one', [Colour, Shade, Query])
    expect(sdl).toMatch(/^extend schema @link[^]*type Colour [^]*type Query [^]*type Shade /)
    expect(federate('one', [Query, { Shade, Colour }]).sdl).toBe(sdl)
  })
})
