/**
 * The public graph as one plain schema, without a gateway: every field is answered by the resolver of
 * the subgraph that owns it.
 *
 * A value is passed on together with the subgraph that gave it. That subgraph answers the fields it
 * has; for a field that only another has, the other resolves a reference to the entity first, as it
 * would for a gateway.
 */
import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import {
  buildSchema,
  defaultFieldResolver,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { GraphQLOutputType } from 'graphql'

import type { Subgraph } from '../../../schema/federation/federate'

type Resolver = GraphQLFieldResolver<unknown, unknown>
type Arguments = Readonly<Record<string, unknown>>

/** What every `@key` of the graph says. */
const KEY = ['code', 'edition', 'snapshot'] as const

/** A value with the subgraph that gave it. */
class Given {
  readonly by: Subgraph
  readonly value: unknown

  constructor(by: Subgraph, value: unknown) {
    this.by = by
    this.value = value
  }
}

/** Told of every field that is answered, with what was given: nothing where it was null. */
export type OnAnswer = (coordinate: string, value: unknown) => void

function objectIn({ schema }: Subgraph, type: string): GraphQLObjectType | undefined {
  const found = schema.getType(type)
  return isObjectType(found) ? found : undefined
}

/** The subgraphs that have a field, `Type.field`, of an object type; none for one of an interface. */
export function ownersOf(subgraphs: readonly Subgraph[], coordinate: string): readonly Subgraph[] {
  const [type = '', field = ''] = coordinate.split('.')
  return subgraphs.filter((subgraph) => objectIn(subgraph, type)?.getFields()[field] !== undefined)
}

async function ask(
  by: Subgraph,
  type: string,
  field: string,
  source: unknown,
  info: GraphQLResolveInfo,
  args: Arguments = {},
) {
  const definition = objectIn(by, type)?.getFields()[field]
  const resolve: Resolver = definition?.resolve ?? defaultFieldResolver
  const value: unknown = await resolve(source, args, {}, { ...info, fieldName: field })
  return definition === undefined ? value : give(by, definition.type, value)
}

/** Values below a field, each with its subgraph; leaves as the subgraph writes them. */
function give(by: Subgraph, type: GraphQLOutputType, value: unknown): unknown {
  if (isNonNullType(type)) return give(by, type.ofType, value)
  if (value === null || value === undefined) return null
  if (isListType(type)) return Array.from(value as Iterable<unknown>, (item) => give(by, type.ofType, item))
  return isLeafType(type) ? type.serialize(value) : new Given(by, value)
}

/** Another subgraph's own answer to a reference. */
async function refer(
  to: Subgraph,
  type: string,
  { by, value }: Given,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const federation = objectIn(to, type)?.extensions['apollo'] as
    { readonly subgraph?: { readonly resolveReference?: (reference: unknown) => unknown } } | undefined
  const resolveReference = federation?.subgraph?.resolveReference
  if (resolveReference === undefined) throw new Error(`${to.name} cannot resolve a reference to ${type}`)
  const key = await Promise.all(
    KEY.map(async (field) => [field, await ask(by, type, field, value, info)] as const),
  )
  return resolveReference({ __typename: type, ...Object.fromEntries(key) })
}

/** Builds the schema that clients see over the subgraphs' own resolvers. */
export function mergedSchema(
  publicSdl: string,
  subgraphs: readonly Subgraph[],
  onAnswer: OnAnswer,
): GraphQLSchema {
  const schema = buildSchema(publicSdl)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type))
      type.resolveType = ({ value }: Given) => (value as { __typename: string }).__typename
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      const owners = ownersOf(subgraphs, coordinate)
      const [first] = owners
      if (first === undefined) throw new Error(`no subgraph has ${coordinate}`)
      field.resolve = async (
        source: unknown,
        args: Arguments,
        _context: unknown,
        info: GraphQLResolveInfo,
      ) => {
        const given = source instanceof Given ? source : new Given(first, source)
        const owner = owners.includes(given.by) ? given.by : first
        const at = owner === given.by ? given.value : await refer(owner, type.name, given, info)
        const answer = await ask(owner, type.name, field.name, at, info, args)
        onAnswer(coordinate, answer)
        return answer
      }
    }
  }
  return schema
}

/** `Type.field` for every field of every object and interface type that a question can reach. */
export function coordinatesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const coordinates = new Set<string>()
  const seen = new Set<string>()
  const visit = (type: GraphQLOutputType): void => {
    const named = getNamedType(type)
    if (seen.has(named.name)) return
    seen.add(named.name)
    if (isAbstractType(named)) schema.getPossibleTypes(named).forEach(visit)
    if (!isObjectType(named) && !isInterfaceType(named)) return
    for (const field of Object.values(named.getFields())) {
      coordinates.add(`${named.name}.${field.name}`)
      visit(field.type)
    }
  }
  const query = schema.getQueryType()
  if (query != null) visit(query)
  return coordinates
}
