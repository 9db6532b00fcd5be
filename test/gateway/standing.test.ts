import type { StandingQuery } from '../../examples/generated/operations'
import { figureId } from '../../schema/facts/figure'
import type { Gateway } from '../support/running'
import { exampleQuery, startGateway } from '../support/running'

/**
 * Reviewed by hand against what was published. Anything else would be a failing that no publication
 * states, and its absence one that a reader of the publications would miss.
 */
const REVIEWED = [
  // Press coverage of 11 June 2026: go-live planned for 2028 and now expected in 2029.
  ['matrix', 'MILESTONE_SLIPPING', 'MEDIUM', '2026-06-11'],
  // GMPP annual data, third party's copy: Amber at 31 March 2025, Red at 31 March 2026.
  ['unity', 'CONFIDENCE_RED', 'HIGH', '2026-03-31'],
  ['unity', 'CONFIDENCE_WORSENED', 'MEDIUM', '2026-03-31'],
]

const CONCERNS = `query ($axis: AxisFilter, $severity: SeverityFilter, $programme: ID, $illustrative: Boolean) {
  portfolio {
    concerns(axis: $axis, severity: $severity, programme: $programme, includeIllustrative: $illustrative) {
      illustrative code severity axis programme since { label } evidence { id origin }
    }
  }
}`

interface ConcernsAnswer {
  readonly portfolio: {
    readonly concerns: readonly {
      readonly illustrative: boolean
      readonly code: string
      readonly severity: string
      readonly axis: string
      readonly programme: string
      readonly since: { readonly label: string }
      readonly evidence: readonly { readonly id: string; readonly origin: string }[]
    }[]
  }
}

describe('standing and concerns of the shipped portfolio', () => {
  let gateway: Gateway

  beforeAll(async () => {
    gateway = await startGateway()
  })
  afterAll(async () => {
    await gateway.stop()
  })

  const concerns = async (variables: Readonly<Record<string, unknown>> = {}) => {
    const { data, errors } = await gateway.ask<ConcernsAnswer>(CONCERNS, variables)
    expect(errors).toBeUndefined()
    return data?.portfolio.concerns ?? []
  }

  it('invent no failing for a real department: exactly the reviewed list', async () => {
    const found = await concerns()
    expect(found.map((one) => [one.programme, one.code, one.severity, one.since.label])).toEqual(REVIEWED)
    for (const { illustrative, evidence } of found) {
      expect(illustrative).toBe(false)
      expect(evidence.map(({ origin }) => origin)).not.toContain('ILLUSTRATIVE')
    }
  })

  it('raise more from invented figures when asked, every one of them marked', async () => {
    const all = await concerns({ illustrative: true })
    expect(all.length).toBeGreaterThan(REVIEWED.length)
    for (const { illustrative, evidence } of all) {
      expect(illustrative).toBe(evidence.some(({ origin }) => origin === 'ILLUSTRATIVE'))
    }
    const real = all.filter(({ illustrative }) => !illustrative)
    expect(real.map((one) => [one.programme, one.code])).toEqual(REVIEWED.map(([who, code]) => [who, code]))
  })

  it('are filtered by axis, severity and programme', async () => {
    expect(await concerns({ axis: 'SERVICE' })).toEqual([])
    expect((await concerns({ severity: 'HIGH' })).map(({ code }) => code)).toEqual(['CONFIDENCE_RED'])
    expect((await concerns({ programme: 'matrix' })).map(({ code }) => code)).toEqual(['MILESTONE_SLIPPING'])
  })

  it('refuse a programme that there is not', async () => {
    const { errors } = await gateway.ask(CONCERNS, { programme: 'no-such' })
    expect(errors?.[0]?.extensions.code).toBe('UNKNOWN_PROGRAMME')
  })

  it('stand on five axes, known only where enough that is real is known', async () => {
    const { data } = await gateway.ask<StandingQuery>(exampleQuery('standing'))
    const standings = Object.fromEntries(
      (data?.portfolio?.clusters ?? []).map(({ id, standing }) => [
        id,
        (standing ?? []).map((one) => one.standing),
      ]),
    )
    // Delivery, service, cost and benefit, capacity, reporting.
    expect(standings).toEqual({
      // Left the GMPP after 31 March 2023: how it stands now is not published.
      overseas: ['NOT_KNOWN', 'NOT_KNOWN', 'NOT_KNOWN', 'NOT_KNOWN', 'NO_SIGNAL'],
      // Never published.
      defence: ['NOT_KNOWN', 'NOT_KNOWN', 'NOT_KNOWN', 'NOT_KNOWN', 'NOT_KNOWN'],
      synergy: ['NO_SIGNAL', 'NOT_KNOWN', 'NO_SIGNAL', 'NOT_KNOWN', 'NO_SIGNAL'],
      matrix: ['WATCH', 'NOT_KNOWN', 'NO_SIGNAL', 'NOT_KNOWN', 'NO_SIGNAL'],
      unity: ['FALLING_BEHIND', 'NOT_KNOWN', 'NO_SIGNAL', 'NOT_KNOWN', 'NO_SIGNAL'],
    })
  })

  it('explain a figure in one query, and refuse an id that nobody issued', async () => {
    const ask = `query ($figure: ID!) { portfolio { explain(figure: $figure) {
      computed formula { id } inputs { text provenance { place { file row } } }
    } } }`
    const movement = { member: 'portfolio', type: 'Computed', key: 'unity', field: 'confidence-movement' }
    const { data } = await gateway.ask<unknown>(ask, { figure: figureId(movement) })
    expect(data).toMatchObject({
      portfolio: {
        explain: {
          computed: true,
          formula: { id: 'confidence-movement' },
          inputs: [
            { text: 'AMBER', provenance: { place: { file: 'unity/returns/gmpp-2024-25.csv' } } },
            { text: 'RED', provenance: { place: { file: 'unity/returns/gmpp-2025-26.csv' } } },
          ],
        },
      },
    })
    const { errors } = await gateway.ask(ask, { figure: 'fig_nobody' })
    expect(errors?.[0]?.extensions.code).toBe('UNKNOWN_FIGURE')
  })
})
