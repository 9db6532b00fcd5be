import { buildSubgraphSchema } from '@apollo/subgraph'
import type { DocumentNode } from 'graphql'
import { Kind, parse, print } from 'graphql'

import { SchemaCosts } from '../../../base/graphql/budget/schemaCosts'
import { compose } from '../../../schema/federation/compose'
import { withCosts } from '../../../schema/federation/costs'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])`

const document: DocumentNode = {
  kind: Kind.DOCUMENT,
  definitions: [
    ...parse(LINK).definitions,
    ...withCosts(
      parse(`
        interface Cluster { standing: [String] }
        type OneCluster implements Cluster { standing: [String] }
        type TwoCluster implements Cluster { standing: [String] }
        type ThreeCluster implements Cluster { standing: [String] }
        type AxisStanding { standing: String }
        type Page { nodes: [String] }
        type Portfolio {
          clusters: [Cluster]
          pages(first: Int): Page
          outlook: Page
          words: [String]
          months: [String!]!
        }
        type Query { portfolio: Portfolio, axis: AxisStanding }
      `).definitions,
    ),
  ],
}

describe('the costs that a schema declares', () => {
  const sdl = print(document)

  it('stand on the fields of object types: sizes of lists and pages, and what is dear', () => {
    const lines = sdl.split('\n').flatMap((line) => (/^  \w.*@/.test(line) ? [line.trim()] : []))
    expect(lines).toEqual([
      ...Array.from({ length: 3 }, () => 'standing: [String] @listSize(assumedSize: 5) @cost(weight: 200)'),
      'clusters: [Cluster] @listSize(assumedSize: 3)',
      'pages(first: Int): Page @listSize(assumedSize: 100, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)',
      'outlook: Page @cost(weight: 2000)',
      'months: [String!]! @listSize(assumedSize: 40)',
      'portfolio: Portfolio @cost(weight: 500)',
    ])
  })

  it('compose into the supergraph, and are read from the executable schema', () => {
    expect(compose([{ name: 'one', sdl, document }]).supergraphSdl).toContain(
      'outlook: Page @cost(weight: 2000)',
    )
    expect(
      new SchemaCosts([buildSubgraphSchema({ typeDefs: document })]).field('Portfolio', 'pages'),
    ).toEqual({
      weight: 0,
      type: 'Page',
      objectWeight: 1,
      size: 100,
      slicing: ['first'],
      naming: [],
      sizedFields: ['nodes'],
    })
  })
})
