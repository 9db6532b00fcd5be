import { Closers } from '../../base/process/closers'
import { assemble } from '../../gateway/federation/supergraph/assemble'
import { readConfiguration } from '../../gateway/configuration'
import { servePortfolio } from '../../gateway/servePortfolio'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../support/fictional'
import { TESTED_EXECUTION, testedExecution } from '../support/testedExecution'

const DAY_MILLIS = 86_400_000

interface Told {
  readonly data?: Readonly<Record<string, { readonly edition: { readonly id: string } } | null>>
  readonly errors?: readonly unknown[]
}

describe('portfolio as a service of its own', () => {
  const closers = new Closers()
  afterEach(() => closers.close())

  /** Serves the fictional portfolio by a clock, and asks it. */
  async function served(now: () => Date) {
    const assembly = assemble(fictionalRegister(), fictionalBooks(), { execution: testedExecution(), now })
    const { portfolio, keeper } = assembly
    closers.add(() => keeper.stop())
    const failures: unknown[] = []
    const url = await servePortfolio(
      assembly,
      readConfiguration({ PORT: '0' }),
      (_subgraph, cause) => failures.push(cause),
      closers,
      portfolio.hear().then(() => keeper.begin()),
    )
    const ask = async (query: string): Promise<Told> => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return (await response.json()) as Told
    }
    return { ...assembly, url, ask, failures }
  }

  it('answers one request at one edition, though a day passes with every look at the clock', async () => {
    let millis = FICTIONAL_NOW().getTime()
    let step = 0
    const { ask, portfolio } = await served(() => new Date((millis += step)))
    step = DAY_MILLIS
    const { data, errors } = await ask('{ a: portfolio { edition { id } } b: portfolio { edition { id } } }')
    step = 0
    expect(errors).toBeUndefined()
    expect(data?.['a']?.edition.id).toBe(data?.['b']?.edition.id)
    expect(portfolio.rows.map(({ id }) => id)).toContain(data?.['a']?.edition.id)
  })

  it('opens the edition of a new day though nobody asks', async () => {
    let now = FICTIONAL_NOW()
    const { url, portfolio } = await served(() => now)
    const before = portfolio.newest.id
    const opened = new Promise<void>((resolve) => portfolio.onEdition(() => resolve()))
    now = new Date(now.getTime() + DAY_MILLIS)
    await opened
    expect(portfolio.newest.id).not.toBe(before)
    const health = await fetch(`${url}/health`)
    expect(await health.json()).toEqual({
      status: 'ok',
      member: 'portfolio',
      edition: portfolio.newest.id,
      due: 0,
      execution: expect.objectContaining({ mode: TESTED_EXECUTION }) as unknown,
    })
  })
})
