import type { ApolloServer } from '@apollo/server'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import { execute, parse, print } from 'graphql'

import { newRecord } from '../../../gateway/federation/members/failures'
import type { GatewayContext } from '../../../gateway/federation/gatewayContext'
import { differenceOf } from './difference'
import { regrouped } from './regrouped'
import type { Question } from './writer'

export type Answer = Pick<ExecutionResult, 'data' | 'errors'>

export async function askGateway(
  server: ApolloServer<GatewayContext>,
  { text, variables }: Question,
): Promise<Answer> {
  const { body } = await server.executeOperation(
    { query: text, variables: { ...variables } },
    { contextValue: { record: newRecord() } },
  )
  if (body.kind !== 'single') throw new Error('the gateway answered in parts')
  return body.singleResult as Answer
}

export async function askMerged(schema: GraphQLSchema, { text, variables }: Question): Promise<Answer> {
  return execute({ schema, document: parse(text), variableValues: variables })
}

/** Data as a client receives it: JSON, in the order of its keys. */
const received = ({ data }: Answer): unknown => JSON.parse(JSON.stringify({ data }))

export interface Agreement {
  /** Whether the keys are in the order in which the question asks for them. */
  readonly inOrder: boolean
  /** Whether their order is that of the question as the gateway is known to take it. */
  readonly orderExplained: boolean
  /** Why the answers do not agree, in data or in the presence of errors; nothing where they do. */
  readonly disagreement?: string
}

/**
 * Compares the gateway's answer with that of the merged schema: the values with those for the question
 * itself, the order of keys with that for the question as the gateway takes it.
 */
export async function compare(
  schema: GraphQLSchema,
  question: Question,
  gateway: Answer,
  merged: Answer,
): Promise<Agreement> {
  const [ours = [], theirs = []] = [gateway.errors, merged.errors]
  const one = received(gateway)
  const other = received(merged)
  const asTaken = async () => {
    const text = print(regrouped(schema, parse(question.text)))
    return received(await askMerged(schema, { ...question, text }))
  }
  const inOrder = differenceOf(one, other, { inOrder: true }) === undefined
  const orderExplained = inOrder || differenceOf(one, await asTaken(), { inOrder: true }) === undefined
  const difference =
    differenceOf(one, other, { inOrder: false }) ??
    (ours.length > 0 === theirs.length > 0 ? undefined : 'one has errors, the other none')
  if (difference === undefined) return { inOrder, orderExplained }
  const errors = `errors: ${JSON.stringify(ours)} against ${JSON.stringify(theirs)}`
  return {
    inOrder,
    orderExplained,
    disagreement: [difference, errors, question.text, JSON.stringify(question.variables)].join('\n'),
  }
}
