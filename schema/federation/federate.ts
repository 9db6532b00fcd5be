/**
 * The one bridge from Nexus to Federation 2.
 *
 * Nexus knows nothing of federation, so directives travel in `extensions.directives` of its types
 * and fields, are printed from there, and `@apollo/subgraph` builds the executable schema from the
 * printed text and the resolvers of the Nexus schema. References are resolved by
 * `extensions.apollo.subgraph.resolveReference`, the slot that `@apollo/subgraph` itself reads.
 */
import { buildSubgraphSchema } from '@apollo/subgraph'
import { getDocumentNodeFromSchema, getResolversFromSchema } from '@graphql-tools/utils'
import type { DefinitionNode, DocumentNode, GraphQLSchema } from 'graphql'
import { isObjectType, Kind, parse, print } from 'graphql'
import { makeSchema } from 'nexus'

import { withCosts } from './costs'

const LINK = parse(`extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@inaccessible", "@cost", "@listSize"]
)`)

export interface Subgraph {
  readonly name: string
  /** The SDL that composition takes. */
  readonly sdl: string
  readonly document: DocumentNode
  /** Executable, with `_service` and `_entities`. */
  readonly schema: GraphQLSchema
}

export interface FederateOptions {
  /**
   * The head of the SDL: which version of the specification it follows, what it takes from it, and what Nexus cannot
   * say, such as directives of its own. Default: version 2.9 and the directives that members use.
   */
  readonly link?: DocumentNode
}

export type NexusTypes = Parameters<typeof makeSchema>[0]['types']

type Resolvers = Record<string, Record<string, unknown>>

function resolversOf(schema: GraphQLSchema): Resolvers {
  const resolvers = getResolversFromSchema(schema, true) as Resolvers
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    const federation = type.extensions['apollo'] as
      { readonly subgraph?: { readonly resolveReference?: unknown } } | undefined
    const resolveReference = federation?.subgraph?.resolveReference
    if (resolveReference === undefined) continue
    resolvers[type.name] = { ...resolvers[type.name], __resolveReference: resolveReference }
  }
  return resolvers
}

function nameOf(definition: DefinitionNode): string {
  return 'name' in definition ? (definition.name?.value ?? '') : ''
}

function importsCost(link: DocumentNode): boolean {
  return print(link).includes('"@cost"')
}

/** What the schema says, in the order of names: the order in which Nexus was given types depends on who compiled us. */
function documentOf(schema: GraphQLSchema, link: DocumentNode): DocumentNode {
  const definitions = [...getDocumentNodeFromSchema(schema).definitions]
  definitions.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
  const body = importsCost(link) ? withCosts(definitions) : definitions
  return { kind: Kind.DOCUMENT, definitions: [...link.definitions, ...body] }
}

/** Builds the subgraph that the Nexus types describe. */
export function federate(name: string, types: NexusTypes, { link = LINK }: FederateOptions = {}): Subgraph {
  const schema = makeSchema({
    types,
    outputs: false,
    features: { abstractTypeStrategies: { resolveType: false, __typename: true } },
  })
  const document = documentOf(schema, link)
  return {
    name,
    sdl: `${print(document)}\n`,
    document,
    schema: buildSubgraphSchema({ typeDefs: document, resolvers: resolversOf(schema) as never }),
  }
}
