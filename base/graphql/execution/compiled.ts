import type {
  DocumentNode,
  FieldNode,
  GraphQLAbstractType,
  GraphQLField,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import {
  defaultTypeResolver,
  getArgumentValues,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql'

import type { CompiledField, Complete, Run } from './completing'
import { isPromise, leaf, list, nonNull, NotPlain, nullable, object } from './completing'
import { Selections, setsOf } from '../selections'

/** @throws NotPlain where a selection goes by a directive */
function isPlain({ directives }: SelectionNode): true {
  if ((directives?.length ?? 0) > 0) throw new NotPlain('a directive')
  return true
}

/**
 * An operation as functions, one for each selection set and type that it may be of. Equal selection sets of a
 * type share theirs: the gateway writes out each for every member.
 */
class Compiler {
  readonly #schema: GraphQLSchema
  readonly #selections: Selections
  readonly #objects = new Map<string, Complete>()

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema
    this.#selections = new Selections(schema, document, isPlain)
  }

  /** @throws NotPlain where the operation asks for something that is left to graphql-js */
  object(type: GraphQLObjectType, sets: readonly SelectionSetNode[], isRoot = false): Complete {
    const key = this.#selections.keyOf(type, sets)
    const known = this.#objects.get(key)
    if (known !== undefined) return known
    const fields = [...this.#selections.fieldsOf(type, sets)].map(([name, nodes]) =>
      this.#field(type, name, nodes, isRoot),
    )
    const compiled = object(type, fields)
    this.#objects.set(key, compiled)
    return compiled
  }

  #field(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[], isRoot: boolean): CompiledField {
    const [node] = nodes
    const name = node?.name.value ?? ''
    if (key === '__proto__') throw new NotPlain('a key that is none in an object')
    if (name === '__typename') return { key, resolve: () => type.name, complete: (value) => value }
    const definition = type.getFields()[name]
    if (node === undefined || definition === undefined) throw new NotPlain(`${type.name}.${name}`)
    return {
      key,
      resolve: resolverOf(definition, node, isRoot),
      complete: this.#completer(definition.type, setsOf(nodes)),
    }
  }

  #completer(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Complete {
    if (isNonNullType(type)) return nonNull(this.#bare(type.ofType, sets))
    return nullable(this.#bare(type, sets))
  }

  #bare(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Complete {
    if (isListType(type)) return list(this.#completer(type.ofType, sets))
    if (isLeafType(type)) return leaf(type)
    if (isObjectType(type)) return this.object(type, sets)
    if (isAbstractType(type)) return this.#abstract(type, sets)
    throw new NotPlain(String(type))
  }

  #abstract(type: GraphQLAbstractType, sets: readonly SelectionSetNode[]): Complete {
    // What a member may be is compiled once it is.
    const possible = new Map<string, Complete>()
    const completerOf = (name: unknown): Complete => {
      const known = possible.get(name as string)
      if (known !== undefined) return known
      const actual = typeof name === 'string' ? this.#schema.getType(name) : undefined
      if (!isObjectType(actual) || !this.#schema.isSubType(type, actual))
        throw new NotPlain(`not a ${type.name}`)
      const complete = this.object(actual, sets)
      possible.set(actual.name, complete)
      return complete
    }
    const typeOf = type.resolveType ?? defaultTypeResolver
    return (value, run) => {
      const name = typeOf(value, run.context, run.info, type)
      return isPromise(name)
        ? name.then((known) => completerOf(known)(value, run))
        : completerOf(name)(value, run)
    }
  }
}

/** How the source of a field's value is asked for it. */
function resolverOf(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  isRoot: boolean,
): CompiledField['resolve'] {
  const { name, resolve, args } = definition
  const varies =
    node.arguments?.some(({ value }) => value.kind !== Kind.STRING && value.kind !== Kind.INT) ?? false
  const fixed = varies ? undefined : getArgumentValues(definition, node)
  const given = (run: Run) => fixed ?? getArgumentValues(definition, node, run.variables)
  if (resolve === undefined) {
    return (source, run) => {
      const value = (source as Readonly<Record<string, unknown>>)[name]
      return typeof value === 'function' ? (value.call(source, given(run), run.context) as unknown) : value
    }
  }
  if (isRoot) {
    return (source, run) => {
      const path = { prev: undefined, key: node.alias?.value ?? name, typename: run.info.parentType.name }
      const info = { ...run.info, fieldName: name, fieldNodes: [node], returnType: definition.type, path }
      return resolve(source, given(run), run.context, info) as unknown
    }
  }
  const bare = undefined as unknown as GraphQLResolveInfo
  if (args.length === 0) {
    const none = {}
    return (source, run) => resolve(source, none, run.context, bare) as unknown
  }
  return (source, run) => resolve(source, given(run), run.context, bare) as unknown
}

/**
 * A query as functions, which give its data where all goes plainly.
 *
 * @returns nothing where it asks for something that is left to graphql-js: directives, introspection, writing
 * @throws NotPlain, or what a resolver throws, while it is run: from it nothing can be told but that
 */
export function compiled(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ((run: Run) => unknown) | undefined {
  const type = schema.getQueryType()
  if (operation.operation !== 'query' || type == null || (operation.directives?.length ?? 0) > 0)
    return undefined
  try {
    const run = new Compiler(schema, document).object(type, [operation.selectionSet], true)
    return (one) => run(undefined, one)
  } catch (error) {
    // Of a document that is wrong, graphql-js says what is wrong with it.
    if (error instanceof NotPlain || error instanceof GraphQLError) return undefined
    throw error
  }
}
