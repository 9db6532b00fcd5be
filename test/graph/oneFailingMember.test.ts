import type { ApolloServer } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'

import { assemble } from '../../gateway/federation/supergraph/assemble'
import { newRecord } from '../../gateway/federation/members/failures'
import type { MemberService } from '../../gateway/federation/members/memberService'
import type { GatewayContext } from '../../gateway/federation/gatewayContext'
import { createServer } from '../../gateway/federation/server'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../support/fictional'
import { testedExecution } from '../support/testedExecution'

interface Clusters {
  readonly portfolio: {
    readonly clusters: readonly {
      readonly code: string
      readonly name: string | null
      readonly cost: { readonly text: string | null } | null
      readonly latestConfidence: unknown
      readonly coverage: unknown
    }[]
    readonly one: { readonly wholeLifeCost: unknown; readonly name: string } | null
  }
}

const QUESTION = `{
  portfolio {
    clusters { code name cost: wholeLifeCost { text reason } latestConfidence { scale } coverage { expected } }
    one: cluster(code: "beta") { wholeLifeCost { text reason } name }
  }
}`

async function answerWith(beta: (service: MemberService) => MemberService) {
  const failures: string[] = []
  const { portfolio, services, composition } = assemble(fictionalRegister(), fictionalBooks(), {
    execution: testedExecution(),
    now: FICTIONAL_NOW,
  })
  await portfolio.learn()
  const server: ApolloServer<GatewayContext> = createServer({
    supergraphSdl: composition.supergraphSdl,
    services: services.map((service) => (service.name === 'beta' ? beta(service) : service)),
    memberTimeoutMillis: 150,
    execution: testedExecution(),
    onFailure: (subgraph, cause) => failures.push(`${subgraph}: ${String(cause)}`),
  })
  await server.start()
  const answer = await server.executeOperation<Clusters>(
    { query: QUESTION },
    { contextValue: { record: newRecord() } },
  )
  await server.stop()
  if (answer.body.kind !== 'single') throw new Error('the answer was not single')
  const { data, errors, extensions } = answer.body.singleResult
  return { data, errors, extensions, failures }
}

/** Where beta stands in the answer: everything that only beta's own subgraph could fill. */
const PATHS = [
  ['portfolio', 'clusters', 1, 'cost'],
  ['portfolio', 'clusters', 1, 'latestConfidence'],
  ['portfolio', 'one', 'wholeLifeCost'],
]

function expectOnlyBetaIsHurt(
  data: Clusters | null | undefined,
  errors: readonly GraphQLFormattedError[] | undefined,
  code: string,
  message: string,
) {
  const [alpha, beta, gamma] = data?.portfolio.clusters ?? []
  for (const whole of [alpha, gamma]) {
    expect(whole?.cost).not.toBeNull()
    expect(whole?.latestConfidence).not.toBeNull()
  }
  expect(beta).toMatchObject({ code: 'beta', name: expect.any(String), cost: null, latestConfidence: null })
  expect(beta?.coverage).not.toBeNull()
  expect(data?.portfolio.one).toMatchObject({ wholeLifeCost: null, name: beta?.name })
  expect(errors).toHaveLength(1)
  expect(errors?.[0]).toMatchObject({ message, extensions: { code, member: 'beta' } })
  const paths = errors?.[0]?.extensions?.['paths'] as readonly unknown[]
  expect(paths).toHaveLength(PATHS.length)
  expect(paths).toEqual(expect.arrayContaining(PATHS))
  expect(PATHS).toContainEqual(errors?.[0]?.path)
}

describe('a member that fails harms only itself', () => {
  it('answers nothing wrong where all are well', async () => {
    const { data, errors, extensions, failures } = await answerWith((service) => service)
    expect(errors).toBeUndefined()
    expect(extensions).toBeUndefined()
    expect(failures).toEqual([])
    expect(data?.portfolio.clusters.map(({ cost }) => cost !== null)).toEqual([true, true, true])
  })

  it('by throwing', async () => {
    const { data, errors, extensions, failures } = await answerWith((service) => ({
      ...service,
      ask: () => Promise.reject(new Error('password for host db7 is wrong')),
    }))
    expectOnlyBetaIsHurt(data, errors, 'MEMBER_FAILED', 'beta failed while answering')
    expect(extensions).toBeUndefined()
    expect(JSON.stringify(errors)).not.toContain('password')
    expect(failures).toContain('beta: Error: password for host db7 is wrong')
  })

  it('by never answering', async () => {
    const { data, errors } = await answerWith((service) => ({
      ...service,
      ask: () => new Promise(() => undefined),
    }))
    expectOnlyBetaIsHurt(data, errors, 'MEMBER_TIMED_OUT', 'beta did not answer within 150 ms')
  })

  it.each([
    ['data is not an object', { data: 'Internal Server Error' }],
    ['there is no data', null],
    ['there is no data', '<html>Please sign in</html>'],
    ['data._entities is not a list of 1', { data: { _entities: [] } }],
    [
      'data._entities[0] is not of type BetaCluster',
      { data: { _entities: [{ __typename: 'BetaCluster', wholeLifeCost: 42, latestConfidence: null }] } },
    ],
  ])('by answering garbage: %s', async (why, answer) => {
    const { data, errors, failures } = await answerWith((service) => ({
      ...service,
      trusted: false,
      ask: () => Promise.resolve(answer),
    }))
    expectOnlyBetaIsHurt(
      data,
      errors,
      'MEMBER_ANSWERED_GARBAGE',
      expect.stringMatching(/^beta answered something else than was asked: /) as string,
    )
    expect(failures.map(String)).toContain(`beta: Error: ${why}`)
  })

  it('by lacking a snapshot, with a code and never older data', async () => {
    const { data, errors } = await answerWith((service) => ({
      ...service,
      ask: (document, variables) => {
        const representations = variables['representations'] as readonly Record<string, unknown>[] | undefined
        return service.ask(document, {
          ...variables,
          ...(representations === undefined
            ? {}
            : { representations: representations.map((one) => ({ ...one, snapshot: 999 })) }),
        })
      },
    }))
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'SNAPSHOT_NOT_HELD', member: 'beta' } })
    expect(data?.portfolio.clusters[1]?.cost).toBeNull()
    expect(data?.portfolio.clusters[0]?.cost).not.toBeNull()
  })
})
