import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import { buildSchema, isObjectType, parse } from 'graphql'

import type { Execution } from '../../../../base/graphql/execution/execution'
import { executionBy } from '../../../../base/graphql/execution/execution'
import { executorOver } from '../../../../base/graphql/execution/executorOver'
import type { FallbackReason } from '../../../../base/graphql/execution/fallbacks'
import { GivenUp, Work } from '../../../../base/scheduling/work'

type Resolver = GraphQLFieldResolver<unknown, unknown>

const RESOLVERS: Readonly<Record<string, Resolver>> = {
  'Query.thing': () => ({ name: 'it', must: null }),
  'Query.refused': () => {
    throw new RangeError('refused')
  },
  'Query.sized': (_source, { size }: { size: number }) => size,
  // Only those of root fields are told `info`: what is compiled fails here, and graphql-js does not.
  'Thing.told': (_source, _given, _context, { fieldName }) => fieldName,
}

function schemaOf(): GraphQLSchema {
  const schema = buildSchema(`
    type Query { thing: Thing, refused: String, sized(size: Int!): Int }
    type Thing { name: String, told: String, must: String! }
  `)
  for (const [coordinate, resolve] of Object.entries(RESOLVERS)) {
    const [typeName = '', fieldName = ''] = coordinate.split('.')
    const type = schema.getType(typeName)
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined
    if (field === undefined) throw new Error(coordinate)
    field.resolve = resolve
  }
  return schema
}

type Ask = (text: string, variables?: Readonly<Record<string, unknown>>) => Promise<unknown>

/** In the two places where what is compiled is used: a member in this process, and one that is served. */
const PLACES: readonly (readonly [string, (execution: Execution) => Ask])[] = [
  [
    'in this process',
    (execution) => {
      const executor = executorOver(schemaOf(), execution)
      const documents = new Map<string, ReturnType<typeof parse>>()
      return async (text, variables = {}) => {
        const document = documents.get(text) ?? parse(text)
        documents.set(text, document)
        return (await executor.run(document, variables, {})).data
      }
    },
  ],
  [
    'behind a server',
    (execution) => {
      const schema = schemaOf()
      const server = new ApolloServer({
        schema,
        // Either of these would wrap every resolver.
        plugins: [
          ...executorOver(schema, execution).plugins,
          ApolloServerPluginInlineTraceDisabled(),
          ApolloServerPluginCacheControlDisabled(),
        ],
        stopOnTerminationSignals: false,
      })
      return async (query, variables = {}) => {
        const { body } = await server.executeOperation({ query, variables })
        return body.kind === 'single' ? body.singleResult.data : 'in parts'
      }
    },
  ],
]

describe.each(PLACES)('the standard path %s', (_where, over) => {
  const logged: { readonly details: object; readonly message: string }[] = []
  const execution = executionBy('fast', { warn: (details, message) => logged.push({ details, message }) })
  const ask = over(execution)
  beforeEach(() => logged.splice(0))

  /** The reasons that were counted meanwhile, each with its number. */
  async function countedWhile(work: () => Promise<unknown>) {
    const before = execution.fallbacks.counts
    await work()
    const counted = Object.entries(execution.fallbacks.counts) as [FallbackReason, number][]
    return Object.fromEntries(
      counted
        .map(([reason, times]) => [reason, times - before[reason]] as const)
        .filter(([, times]) => times),
    )
  }

  it('is not needed where all goes plainly', async () => {
    expect(await countedWhile(async () => expect(await ask('{ thing { name } }')).toBeTruthy())).toEqual({})
  })

  it.each<[FallbackReason, string, Record<string, unknown>]>([
    ['OPERATION_NOT_COMPILED', 'query ($is: Boolean = true) { thing @include(if: $is) { name } }', {}],
    ['VARIABLES_REFUSED', 'query ($size: Int!) { sized(size: $size) }', { size: 'large' }],
    ['VALUE_NOT_PLAIN', '{ thing { must } }', {}],
    ['RESOLVER_FAILED', '{ refused }', {}],
  ])('is counted as %s each time, and not logged', async (reason, text, variables) => {
    const twice = async () => [await ask(text, variables), await ask(text, variables)]
    expect(await countedWhile(twice)).toEqual({ [reason]: 2 })
    expect(logged).toEqual([])
  })

  it('answers what the fast path faults on, which is counted each time and logged once a document', async () => {
    const counted = await countedWhile(async () => {
      for (const text of ['{ thing { told } }', '{ thing { told } }', '{ thing { name told } }'])
        expect(await ask(text)).toMatchObject({ thing: { told: 'told' } })
    })
    expect(counted).toEqual({ FAULT: 3 })
    // A server without a budget keeps documents of its own, the same object each time.
    expect(logged).toHaveLength(2)
    expect(logged[0]).toMatchObject({
      message: 'The fast path failed on a document; the standard path answers it',
      details: {
        code: 'FAST_PATH_FAILED',
        document: expect.stringMatching(/thing {\n +told/) as unknown,
        err: expect.any(TypeError) as unknown,
      },
    })
  })
})

describe('work that is given up', () => {
  it('is thrown, and not counted', async () => {
    const execution = executionBy('fast')
    const executor = executorOver(schemaOf(), execution)
    const before = execution.fallbacks.counts
    const work = new Work()
    work.giveUp(GivenUp.unwanted())
    await expect(executor.run(parse('{ thing { name } }'), {}, { work })).rejects.toBeInstanceOf(GivenUp)
    expect(execution.fallbacks.counts).toEqual(before)
  })
})
