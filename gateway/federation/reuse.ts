import type { DocumentNode, OperationDefinitionNode, ValueNode } from 'graphql'
import { getOperationAST, Kind } from 'graphql'

import { fieldsAt, fragmentsOf } from '../../base/graphql/fragments'

/**
 * For how long an answer holds: `FOR_GOOD` where every root field names a past edition, `FOR_THE_EDITION`
 * where one is answered as of the newest, `NOT_AT_ALL` where one tells how things are at the moment.
 */
export type Reuse = 'FOR_GOOD' | 'FOR_THE_EDITION' | 'NOT_AT_ALL'

type Variables = Readonly<Record<string, unknown>>

interface Root {
  readonly name: string
  /** Whether an argument is given, by name. */
  readonly gives: (argument: string) => boolean
}

/** Only what the schema says: the same as long as the process runs. */
const INTROSPECTION = new Set(['__schema', '__type', '__typename'])

function isGiven(value: ValueNode | undefined, variables: Variables): boolean {
  if (value === undefined || value.kind === Kind.NULL) return false
  return value.kind === Kind.VARIABLE ? variables[value.name.value] != null : true
}

/** The fields that an operation asks of the query type. */
function rootsOf(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: Variables,
): readonly Root[] {
  return fieldsAt([selectionSet], { fragments: fragmentsOf(document) }).map((field) => {
    const given = new Map(field.arguments?.map(({ name, value }) => [name.value, value]))
    return { name: field.name.value, gives: (argument) => isGiven(given.get(argument), variables) }
  })
}

function reuseOfRoot({ name, gives }: Root): Reuse {
  if (INTROSPECTION.has(name)) return 'FOR_GOOD'
  if (name === 'portfolio') return gives('edition') || gives('recordedAsOf') ? 'FOR_GOOD' : 'FOR_THE_EDITION'
  if (name === 'changes') return gives('from') && gives('to') ? 'FOR_GOOD' : 'FOR_THE_EDITION'
  return name === 'editions' ? 'FOR_THE_EDITION' : 'NOT_AT_ALL'
}

/** For how long the answer to a valid operation holds. */
export function reuseOf(
  document: DocumentNode,
  operationName: string | undefined,
  variables: Variables,
): Reuse {
  const operation = getOperationAST(document, operationName)
  if (operation == null) return 'NOT_AT_ALL'
  const reuses = rootsOf(document, operation, variables).map(reuseOfRoot)
  if (reuses.includes('NOT_AT_ALL')) return 'NOT_AT_ALL'
  return reuses.includes('FOR_THE_EDITION') ? 'FOR_THE_EDITION' : 'FOR_GOOD'
}
