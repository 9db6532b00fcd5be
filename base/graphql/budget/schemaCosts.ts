import type {
  DirectiveNode,
  GraphQLArgument,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationTypeNode,
} from 'graphql'
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql'

/** What a field costs beside what is asked beneath it. */
export interface FieldCosts {
  /** Of asking for it once, whatever it holds. */
  readonly weight: number
  /** The named type that it holds. */
  readonly type: string
  /** Of each object that it holds; 0 for values. */
  readonly objectWeight: number
  /** How many it holds where no argument says; undefined where it holds one. */
  readonly size: number | undefined
  /** Arguments that say how many it holds: a number. */
  readonly slicing: readonly string[]
  /** Arguments that name what it holds: a list. */
  readonly naming: readonly string[]
  /** Lists beneath that hold as many as this field's arguments say. */
  readonly sizedFields: readonly string[]
}

/** How many items a list holds for which the schema says nothing. */
const UNKNOWN_SIZE = 10

type Field = GraphQLField<unknown, unknown>

/** The costs that schemas declare by `@cost` and `@listSize`, together: where they differ, the dearest. */
export class SchemaCosts {
  readonly #schemas: readonly GraphQLSchema[]
  readonly #fields = new Map<string, FieldCosts>()
  readonly #possible = new Map<string, readonly string[]>()
  readonly #sizes = new Map<string, number>()

  /** @param schemas those of all subgraphs that answer together; their definitions carry the directives */
  constructor(schemas: readonly GraphQLSchema[]) {
    this.#schemas = schemas
  }

  /** The name of the type of an operation's root fields. */
  rootOf(operation: OperationTypeNode): string | undefined {
    return this.#schemas
      .map((schema) => schema.getRootType(operation)?.name)
      .find((name) => name !== undefined)
  }

  /** The object types that a type may be: itself, or those of an abstract type. */
  possibleTypes(name: string): readonly string[] {
    const known = this.#possible.get(name)
    if (known !== undefined) return known
    const names = this.#schemas.flatMap((schema) => {
      const type = schema.getType(name)
      if (isAbstractType(type)) return schema.getPossibleTypes(type).map((one) => one.name)
      return isObjectType(type) ? [type.name] : []
    })
    const possible = [...new Set(names)]
    // Names that documents make up are not remembered: there is no end of them.
    if (possible.length > 0) this.#possible.set(name, possible)
    return possible
  }

  /** The costs of an object type's field; nothing where no schema has it. */
  field(type: string, name: string): FieldCosts | undefined {
    const key = `${type}.${name}`
    const known = this.#fields.get(key)
    if (known !== undefined) return known
    const found = this.#schemas.flatMap((schema) => this.#declared(schema, type, name) ?? [])
    if (found.length === 0) return undefined
    const costs = found.reduce(dearest)
    this.#fields.set(key, costs)
    return costs
  }

  #declared(schema: GraphQLSchema, type: string, name: string): FieldCosts | undefined {
    const field = fieldOf(schema, type, name)
    if (field === undefined) return undefined
    const named = getNamedType(field.type)
    const listSize = directiveOf(field.astNode?.directives, 'listSize')
    const isList = isListType(getNullableType(field.type))
    return {
      weight: weightOf(field.astNode?.directives) ?? 0,
      type: named.name,
      objectWeight: isCompositeType(named) ? (weightOf(named.astNode?.directives) ?? 1) : 0,
      size: sizeOf(listSize) ?? (isList ? (this.#introspected(type, name) ?? UNKNOWN_SIZE) : undefined),
      slicing: textsOf(listSize, 'slicingArguments'),
      naming: isList ? field.args.filter(isNaming).map((one) => one.name) : [],
      sizedFields: textsOf(listSize, 'sizedFields'),
    }
  }

  /** How many items a list of the introspection holds: of lists within types, as many as there are on average. */
  #introspected(type: string, name: string): number | undefined {
    const key = `${type}.${name}`
    if (!key.startsWith('__')) return undefined
    if (this.#sizes.size === 0) {
      for (const [list, size] of introspectedSizes(this.#schemas)) this.#sizes.set(list, size)
    }
    return this.#sizes.get(key)
  }
}

function fieldOf(schema: GraphQLSchema, type: string, name: string): Field | undefined {
  const declared = schema.getType(type)
  if (!isObjectType(declared)) return undefined
  const own = declared.getFields()[name]
  if (own !== undefined || declared !== schema.getQueryType()) return own
  return [SchemaMetaFieldDef, TypeMetaFieldDef].find((one) => one.name === name)
}

function isNaming({ type }: GraphQLArgument): boolean {
  return isListType(getNullableType(type))
}

function dearest(one: FieldCosts, other: FieldCosts): FieldCosts {
  return {
    weight: Math.max(one.weight, other.weight),
    type: one.type,
    objectWeight: Math.max(one.objectWeight, other.objectWeight),
    size: one.size === undefined ? other.size : Math.max(one.size, other.size ?? 0),
    slicing: [...new Set([...one.slicing, ...other.slicing])],
    naming: [...new Set([...one.naming, ...other.naming])],
    sizedFields: [...new Set([...one.sizedFields, ...other.sizedFields])],
  }
}

function directiveOf(
  directives: readonly DirectiveNode[] | undefined,
  name: string,
): DirectiveNode | undefined {
  return directives?.find((one) => one.name.value === name || one.name.value === `federation__${name}`)
}

function argumentOf(directive: DirectiveNode | undefined, name: string) {
  return directive?.arguments?.find((one) => one.name.value === name)?.value
}

function weightOf(directives: readonly DirectiveNode[] | undefined): number | undefined {
  const weight = argumentOf(directiveOf(directives, 'cost'), 'weight')
  return weight?.kind === Kind.INT ? Number(weight.value) : undefined
}

function sizeOf(listSize: DirectiveNode | undefined): number | undefined {
  const size = argumentOf(listSize, 'assumedSize')
  return size?.kind === Kind.INT ? Number(size.value) : undefined
}

function textsOf(listSize: DirectiveNode | undefined, name: string): readonly string[] {
  const texts = argumentOf(listSize, name)
  if (texts?.kind !== Kind.LIST) return []
  return texts.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : []))
}

function fieldsIn(type: GraphQLNamedType): readonly Field[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
}

/** Counts what introspection lists in schemas. */
function introspectedSizes(schemas: readonly GraphQLSchema[]): ReadonlyMap<string, number> {
  const types = new Map<string, GraphQLNamedType>()
  for (const schema of schemas) {
    for (const type of Object.values(schema.getTypeMap())) types.set(type.name, type)
  }
  const all = [...types.values()]
  const fields = all.flatMap(fieldsIn)
  const average = (sum: number, over: number) => Math.max(1, Math.ceil(sum / Math.max(1, over)))
  const count = (of: (type: GraphQLNamedType) => number) => all.reduce((sum, type) => sum + of(type), 0)
  const possible = all.filter((type) => isAbstractType(type))
  const argumentCount = fields.reduce((sum, { args }) => sum + args.length, 0)
  return new Map([
    ['__Schema.types', all.length],
    ['__Schema.directives', Math.max(...schemas.map((schema) => schema.getDirectives().length))],
    ['__Type.fields', average(fields.length, all.length)],
    ['__Type.inputFields', average(count(inputFieldCount), all.length)],
    ['__Type.enumValues', average(count(enumValueCount), all.length)],
    ['__Type.interfaces', 1],
    ['__Type.possibleTypes', average(possible.length * 10, all.length)],
    ['__Field.args', average(argumentCount, fields.length)],
    ['__Directive.args', 2],
    ['__Directive.locations', 3],
  ])
}

function inputFieldCount(type: GraphQLNamedType): number {
  return 'getFields' in type && !isObjectType(type) && !isInterfaceType(type)
    ? Object.keys(type.getFields()).length
    : 0
}

function enumValueCount(type: GraphQLNamedType): number {
  return 'getValues' in type ? type.getValues().length : 0
}
