import { graphql, parse } from 'graphql'
import { objectType, queryType } from 'nexus'

import { compose } from '../../../schema/federation/compose'
import { federate } from '../../../schema/federation/federate'

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

  it('follows the version of the specification that it is told, with directives of its own', async () => {
    const link = parse(`
      extend schema
        @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@composeDirective", "@external", "@key", "@requires"])
        @link(url: "https://example.org/painted/v1.0", import: ["@painted"])
        @composeDirective(name: "@painted")
      directive @painted on OBJECT
    `)
    const Wall = objectType({
      name: 'Wall',
      extensions: {
        directives: { key: { fields: 'id' }, painted: {} },
        apollo: {
          subgraph: { resolveReference: ({ area }: { readonly area: number }) => ({ id: 'north', area }) },
        },
      },
      definition(t) {
        t.nonNull.id('id')
        t.int('area', { extensions: { directives: { external: {} } } })
        t.int('litres', {
          extensions: { directives: { requires: { fields: 'area' } } },
          resolve: ({ area }: { readonly area?: number }) => (area ?? 0) / 10,
        })
      },
    })
    const { sdl, schema, document } = federate(
      'paint',
      [Wall, queryType({ definition: (t) => t.int('x') })],
      {
        link,
      },
    )
    expect(sdl).toContain('federation/v2.7')
    expect(sdl).not.toContain('federation/v2.9')
    expect(sdl).toContain('type Wall @key(fields: "id") @painted')
    const told = await graphql({ schema, source: '{ _service { sdl } }' })
    expect((told.data as { readonly _service: { readonly sdl: string } })._service.sdl).toContain(
      'directive @painted on OBJECT',
    )
    const source = `{ _entities(representations: [{ __typename: "Wall", id: "north", area: 40 }]) { ... on Wall { litres } } }`
    expect((await graphql({ schema, source })).data).toEqual({ _entities: [{ litres: 4 }] })
    // The rest of the graph knows what is left to it, and the directive comes through.
    const rest = parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
      type Wall @key(fields: "id") { id: ID!  area: Int }
    `)
    const { supergraphSdl } = compose([
      { name: 'paint', sdl, document },
      { name: 'rest', sdl: '', document: rest },
    ])
    expect(supergraphSdl).toMatch(/type Wall\s[^{]*@painted/)
  })
})
