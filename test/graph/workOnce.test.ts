import type { ApolloServer } from '@apollo/server'

import { MemberState } from '../../schema/facts/snapshots/book'
import { figureId, figureOf } from '../../schema/facts/figures/figure'
import { assemble } from '../../gateway/federation/supergraph/assemble'
import { PortfolioView } from '../../gateway/portfolio/editions/view'
import { newRecord } from '../../gateway/federation/members/failures'
import type { GatewayContext } from '../../gateway/federation/gatewayContext'
import { createServer } from '../../gateway/federation/server'
import {
  factRecord,
  FICTIONAL_NOW,
  fictionalBooks,
  fictionalRegister,
  snapshotOf,
} from '../support/fictional'
import { testedExecution } from '../support/testedExecution'

const COMPARISON =
  '{ n between { n ranks { level { number } } } readings { chart { n variation { text } } } }'
const QUESTION = `{
  portfolio {
    one: comparison(measure: "accuracy") ${COMPARISON}
    again: comparison(measure: "accuracy") ${COMPARISON}
    clusters { code standing { standing concerns { code } } coverage { expected } readings { figure { number } } }
    concerns { code }
    wholeLifeCostTotal { computed { figure { reason } } }
  }
}`

describe('the work behind an answer', () => {
  const books = fictionalBooks()
  const { portfolio, services, composition } = assemble(fictionalRegister(), books, {
    now: FICTIONAL_NOW,
    execution: testedExecution(),
  })
  const server: ApolloServer<GatewayContext> = createServer({
    supergraphSdl: composition.supergraphSdl,
    services,
    memberTimeoutMillis: 30_000,
    execution: testedExecution(),
    onFailure: () => undefined,
  })
  /** How often each piece of work was done, by its key. */
  const done = new Map<string, number>()

  beforeAll(async () => {
    const { once } = PortfolioView.prototype
    jest.spyOn(PortfolioView.prototype, 'once').mockImplementation(function (
      this: PortfolioView,
      key: string,
      work: () => unknown,
    ) {
      return once.call(this, key, () => {
        done.set(key, (done.get(key) ?? 0) + 1)
        return work()
      })
    })
    await portfolio.learn()
    await server.start()
  })
  afterAll(async () => {
    await server.stop()
    jest.restoreAllMocks()
  })

  const ask = async (query: string): Promise<unknown> => {
    const { body } = await server.executeOperation({ query }, { contextValue: { record: newRecord() } })
    if (body.kind !== 'single') throw new Error('the answer was not single')
    expect(body.singleResult.errors).toBeUndefined()
    return body.singleResult.data
  }

  it('is done once for all clusters and aliases of a question', async () => {
    await ask(QUESTION)
    const comparisons = [...done.keys()].filter((key) => key.startsWith('comparison/accuracy/'))
    expect(comparisons).toHaveLength(1)
    expect([...done].filter(([, times]) => times > 1)).toEqual([])
    // One chart for each cluster in the month compared.
    expect([...done.keys()].filter((key) => key.startsWith('reading/')).length).toBeGreaterThanOrEqual(3)
  })

  it('is done once an edition: a question asked again, at once or later, does none', async () => {
    const before = new Map(done)
    const [first, ...others] = await Promise.all([ask(QUESTION), ask(QUESTION), ask(QUESTION)])
    for (const other of others) expect(other).toEqual(first)
    expect(done).toEqual(before)
  })

  it('is done again in a new edition only where what it rests on has changed', async () => {
    const accuracy = [...done.keys()].filter((key) => key.startsWith('comparison/accuracy/'))
    const late = factRecord('Milestone', {
      programme: 'gamma',
      milestone: 'late',
      name: 'Late',
      forecast: '2027',
    })
    books.get('gamma')?.add(snapshotOf({ sequence: 4, source: 'late plan', records: [late] }))
    await portfolio.learn()
    done.clear()
    await ask(QUESTION)
    expect(
      [...done.keys()].filter((key) => /^(coverage|milestones|expected-reports)\/(alpha|beta)$/.test(key)),
    ).toEqual([])
    expect([...done.keys()].some((key) => accuracy.includes(key) || key.includes('gamma'))).toBe(true)
    expect([...done].filter(([, times]) => times > 1)).toEqual([])
  })

  it('on vintages is one pass over the snapshots of a member, however many figures are asked for', async () => {
    const state = books.get('alpha')?.at(books.get('alpha')?.latest ?? 0)
    const facts = [...(state?.facts('Milestone').values() ?? [])]
    expect(facts.length).toBeGreaterThan(2)
    const history = jest.spyOn(MemberState.prototype, 'history')
    const wanted = facts.map(
      (fact, i) => `v${i}: revisions(figure: "${figureId(figureOf(fact, 'forecast'))}") { figure { text } }`,
    )
    const answer = (await ask(`{ portfolio { cluster(code: "alpha") { ${wanted.join(' ')} } } }`)) as {
      readonly portfolio: { readonly cluster: Readonly<Record<string, readonly unknown[]>> }
    }
    expect(Object.keys(answer.portfolio.cluster)).toHaveLength(facts.length)
    expect(history.mock.contexts.filter(({ member }) => member === 'alpha')).toHaveLength(1)
  })
})
