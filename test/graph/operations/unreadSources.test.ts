/** A source that could not be read is the portfolio's failing, and no department's: the calendar blames nobody for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { copyShipped } from '../../support/copyShipped'
import type { Gateway } from '../../support/processes/running'
import { SHIPPED_NOW, startGateway } from '../../support/processes/running'

const QUERY = `{
  operations {
    member reachable problem { code message }
    sources { source state problem { code message } }
  }
  portfolio {
    coverage { lines { member collection missing { reason } } }
    concerns(includeIllustrative: true) {
      code programme programmeName headline { text } message parts { subject }
      causes { noOrganisation mix { __typename } nothingChanged stated { display } }
      support { noExemplar products { display } shortages { display } }
    }
    clusters { code standing(includeIllustrative: true) { axis standing } }
  }
}`

interface Told {
  readonly code: string
  readonly message: string
}

interface Answered {
  readonly operations: readonly {
    readonly member: string
    readonly reachable: boolean
    readonly problem: Told | null
    readonly sources:
      readonly { readonly source: string; readonly state: string; readonly problem: Told | null }[] | null
  }[]
  readonly portfolio: {
    readonly coverage: {
      readonly lines: readonly {
        readonly member: string
        readonly collection: string
        readonly missing: readonly { readonly reason: string }[]
      }[]
    }
    readonly concerns: readonly {
      readonly code: string
      readonly programme: string
      readonly headline: { readonly text: string }
      readonly parts: readonly { readonly subject: string }[]
    }[]
    readonly clusters: readonly {
      readonly code: string
      readonly standing: readonly { readonly axis: string; readonly standing: string }[]
    }[]
  }
}

describe('a portfolio with sources that cannot be read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'unread-'))
  let gateway: Gateway
  let told: Answered

  // Nobody stands in for Matrix's lists and Unity's project tool here, and no variable says where they are.
  beforeAll(async () => {
    copyShipped(folder)
    writeFileSync(
      path.join(folder, 'synergy', 'subgraph.yml'),
      'version: 1\nmember: synergy\nsources:\n  - id: [\n',
    )
    // The first answer is worked out from nothing.
    gateway = await startGateway(folder, { now: () => SHIPPED_NOW, memberTimeoutMillis: 60_000 })
    const { data, errors } = await gateway.ask<Answered>(QUERY)
    expect(errors).toBeUndefined()
    told = data as Answered
  }, 240_000)
  afterAll(async () => {
    await gateway.stop()
    rmSync(folder, { recursive: true })
  })

  const operationsOf = (member: string) => told.operations.find((one) => one.member === member)
  const reporting = (code: string) =>
    told.portfolio.clusters
      .find((cluster) => cluster.code === code)
      ?.standing.find(({ axis }) => axis === 'REPORTING')?.standing

  it('says which variable of which source is not set', () => {
    const service = operationsOf('matrix')?.sources?.find(({ source }) => source === 'service')
    expect(service).toMatchObject({ state: 'FAILED', problem: { code: 'ADDRESS_MISSING' } })
    expect(service?.problem?.message).toMatch(/^matrix\/service: .*MATRIX_LISTS_URL/)
  })

  it('says where a configuration cannot be read, by file, line and column, and serves the others', () => {
    expect(operationsOf('synergy')).toMatchObject({
      reachable: true,
      sources: null,
      problem: { code: 'BAD_CONFIGURATION' },
    })
    expect(operationsOf('synergy')?.problem?.message).toMatch(/^synergy\/subgraph\.yml:5:1: /)
    const others = told.operations.filter(({ member }) => member !== 'synergy')
    expect(others.map(({ problem }) => problem)).toEqual(others.map(() => null))
  })

  it('says of every other source that it is fresh', () => {
    const sources = told.operations.flatMap((one) => one.sources ?? [])
    const others = sources.filter(({ problem }) => problem === null)
    expect(others.length).toBeGreaterThan(50)
    expect(new Set(others.map(({ state }) => state))).toEqual(new Set(['FRESH']))
  })

  it('calls nothing late that could not be asked for', () => {
    const missing = (member: string) =>
      told.portfolio.coverage.lines
        .filter((line) => line.member === member && line.collection === 'service')
        .flatMap((line) => line.missing.map(({ reason }) => reason))
    expect(new Set([...missing('matrix'), ...missing('synergy')])).toEqual(new Set(['UNAVAILABLE']))
    // Asked, and it had nothing.
    expect(missing('defence')).toContain('LATE')
  })

  it('has nobody behind on reporting for it', () => {
    expect([reporting('matrix'), reporting('synergy')]).toEqual(['NOT_KNOWN', 'NOT_KNOWN'])
  })

  it('is one concern, of the portfolio', () => {
    const unread = told.portfolio.concerns.filter(({ code }) => code === 'SOURCE_UNREAD')
    expect(unread).toMatchObject([
      {
        programme: 'portfolio',
        headline: { text: 'The portfolio: 3 of its sources or members could not be read.' },
        parts: [
          { subject: 'member/synergy' },
          { subject: 'source/matrix/service' },
          { subject: 'source/unity/milestones' },
        ],
      },
    ])
  })
})
