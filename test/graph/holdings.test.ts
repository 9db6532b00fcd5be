import type { Gateway } from '../support/processes/running'
import { startGateway } from '../support/processes/running'

interface Holdings {
  readonly portfolio: {
    readonly holdings: readonly {
      readonly measure: string
      readonly finding: string
      readonly clusters: readonly {
        readonly programme: string
        readonly organisations: number
        readonly observations: number
        readonly suspect: number
        readonly first: { readonly label: string } | null
        readonly last: { readonly label: string } | null
        readonly origin: string | null
      }[]
    }[]
    readonly measures: readonly { readonly code: string; readonly family: string }[]
  }
}

const HOLDINGS = `{ portfolio {
  holdings { measure finding clusters { programme organisations observations suspect first { label } last { label } origin } }
  measures { code family }
} }`

describe('the real figures of the shipped portfolio', () => {
  let gateway: Gateway
  let told: Holdings['portfolio']

  beforeAll(async () => {
    gateway = await startGateway()
    const { data, errors } = await gateway.ask<Holdings>(HOLDINGS)
    expect(errors).toBeUndefined()
    if (data == null) throw new Error('nothing was answered')
    told = data.portfolio
  })
  afterAll(async () => {
    await gateway.stop()
  })

  const of = (measure: string, programme: string) =>
    told.holdings.find((one) => one.measure === measure)?.clusters.find((one) => one.programme === programme)

  it.each(['overseas', 'defence', 'synergy', 'matrix', 'unity'])(
    'are of at least two families for %s, and the newest of this year',
    (programme) => {
      const families = new Map(told.measures.map(({ code, family }) => [code, family]))
      const held = told.holdings.filter(({ measure }) => (of(measure, programme)?.observations ?? 0) > 0)
      expect(new Set(held.map(({ measure }) => families.get(measure))).size).toBeGreaterThanOrEqual(2)
      expect(of('payroll-headcount', programme)?.last?.label).toMatch(/^2026-0[56]$/)
    },
  )

  it('are counted as they were published', () => {
    expect(of('prompt-payment-5d', 'defence')).toEqual({
      programme: 'defence',
      organisations: 1,
      observations: 4,
      suspect: 0,
      first: { label: '2016-Q2' },
      last: { label: '2017-Q1' },
      origin: 'PUBLISHED',
    })
    // Twenty quarters of Defra; four as a range and one as a value of DWP, from the press.
    expect(of('prompt-payment-5d', 'synergy')).toMatchObject({ observations: 25, origin: 'PRESS' })
    expect(of('payroll-cost-per-head', 'matrix')?.suspect).toBe(7)
  })

  // Looked for and not found: to say so is a finding.
  it.each([
    ['payroll-accuracy', 'Payroll accuracy: no real figure is held of any cluster.'],
    ['nps', 'Net Promoter Score: no real figure is held of any cluster.'],
    ['availability', 'Availability: no real figure is held of any cluster.'],
    ['time-to-hire', 'Time to hire: no real figure is held of any cluster.'],
    ['contract-kpis', 'Indicators met by the main contracts: no real figure is held of any cluster.'],
    [
      'contract-value',
      'Value of a contract: real figures are held of 2 of 5 clusters. None is held of Overseas, Matrix and Unity.',
    ],
    [
      'people-survey-tools',
      'Staff who have the tools to do their job: real figures are held of 5 of 5 clusters.',
    ],
  ])('say of %s what is held and what is not', (measure, finding) => {
    expect(told.holdings.find((one) => one.measure === measure)?.finding).toBe(finding)
  })
})
