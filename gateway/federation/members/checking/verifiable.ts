import type {
  DirectiveNode,
  DocumentNode,
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLType,
  SelectionNode,
} from 'graphql'
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** A field of an entity's key, and the response key under which it is told back. */
export interface KeyEcho {
  readonly name: string
  readonly key: string
}

/** A document that asks for what its answer is checked by. */
export interface Verifiable {
  readonly document: DocumentNode
  /** The response key of the type, wherever something of an abstract type stands. */
  readonly typeKey: string
  /** The key fields of entities, by type. */
  readonly echoes: ReadonlyMap<string, readonly KeyEcho[]>
}

const ENTITIES = '_Entity'

/** A beginning that no response key of the document has. */
function unusedPrefix(document: DocumentNode): string {
  const keys = new Set<string>()
  visit(document, { Field: ({ alias, name }) => void keys.add((alias ?? name).value) })
  let prefix = 'check'
  while ([...keys].some((key) => key.startsWith(prefix))) prefix = `x${prefix}`
  return prefix
}

function argument({ arguments: given = [] }: DirectiveNode, name: string) {
  return given.find((one) => one.name.value === name)?.value
}

/** Returns whether the subgraph says that another one tells the field: it may be a key and still not be told back. */
function isExternal(field: GraphQLField<unknown, unknown> | undefined): boolean {
  return field?.astNode?.directives?.some(({ name }) => name.value === 'external') === true
}

/** The fields of the keys by which the subgraph itself resolves an entity, each once. */
function keyFieldsOf(type: GraphQLObjectType): readonly FieldNode[] {
  const { astNode, extensionASTNodes } = type
  const directives = [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? [])
  const fields = new Map<string, FieldNode>()
  for (const directive of directives) {
    const resolvable = argument(directive, 'resolvable')
    const keys = argument(directive, 'fields')
    if (directive.name.value !== 'key' || keys?.kind !== Kind.STRING) continue
    if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) continue
    const [definition] = parse(`{ ${keys.value} }`).definitions
    if (definition?.kind !== Kind.OPERATION_DEFINITION) continue
    for (const field of definition.selectionSet.selections)
      if (field.kind === Kind.FIELD && !isExternal(type.getFields()[field.name.value]))
        fields.set(field.name.value, field)
  }
  return [...fields.values()]
}

function aliased(field: FieldNode, key: string): FieldNode {
  return { ...field, alias: { kind: Kind.NAME, value: key } }
}

function typenameAs(key: string): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: key },
    name: { kind: Kind.NAME, value: '__typename' },
  }
}

function isEntities(type: GraphQLType | null | undefined): boolean {
  return isUnionType(type) && type.name === ENTITIES
}

/**
 * Adds to a document what its answer is checked by: the type wherever an abstract one is declared, and the key of each
 * entity. Without the keys, entities that came in another order could not be told from those that were asked for.
 */
export function verifiable(schema: GraphQLSchema, document: DocumentNode): Verifiable {
  const prefix = unusedPrefix(document)
  const typeKey = `${prefix}Type`
  const entities = schema.getType(ENTITIES)
  const types = isUnionType(entities) ? schema.getPossibleTypes(entities).filter(isObjectType) : []
  let count = 0
  const keyed = types.map((type) => {
    const fields = keyFieldsOf(type).map((field) => aliased(field, `${prefix}${(count += 1)}`))
    return { type: type.name, fields }
  })
  const keys = keyed.flatMap(({ type, fields }): readonly SelectionNode[] =>
    fields.length === 0
      ? []
      : [
          {
            kind: Kind.INLINE_FRAGMENT,
            typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
            selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
          },
        ],
  )
  const info = new TypeInfo(schema)
  const sent = visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        leave(field) {
          const type = info.getType() && getNamedType(info.getType() as GraphQLType)
          if (!isAbstractType(type) || field.selectionSet === undefined) return undefined
          const added = [typenameAs(typeKey), ...(isEntities(type) ? keys : [])]
          const selections = [...added, ...field.selectionSet.selections]
          return { ...field, selectionSet: { ...field.selectionSet, selections } }
        },
      },
    }),
  )
  const echoes = new Map(
    keyed.map(({ type, fields }) => [
      type,
      fields.map(({ name, alias }) => ({ name: name.value, key: alias?.value ?? name.value })),
    ]),
  )
  return { document: sent, typeKey, echoes }
}
