import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import SqliteFile from 'better-sqlite3'

import { packageRoot } from '../../base/process/packageRoot'
import { start } from '../../gateway/start'
import { copyShipped } from '../support/copyShipped'
import type { Gateway } from '../support/processes/running'
import { SHIPPED_NOW, startGateway } from '../support/processes/running'

interface Clusters {
  readonly portfolio: {
    readonly clusters: readonly {
      readonly code: string
      readonly name: string
      readonly wholeLifeCost: { readonly text: string | null; readonly reason: string | null }
    }[]
  }
}

const COSTS = '{ portfolio { clusters { code name wholeLifeCost { text reason } } } }'

describe('starting over a portfolio folder of its own', () => {
  let folder: string
  let gateway: Gateway | undefined

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'portfolio-'))
    copyShipped(folder)
  })
  afterEach(async () => {
    await gateway?.stop()
    gateway = undefined
    rmSync(folder, { recursive: true })
  })

  async function startAfter(change: (file: (name: string) => string) => void): Promise<Gateway> {
    change((name) => path.join(folder, name))
    gateway = await startGateway(folder)
    return gateway
  }

  async function costs(running: Gateway) {
    const { data, errors } = await running.ask<Clusters>(COSTS)
    expect(errors).toBeUndefined()
    return new Map(data?.portfolio.clusters.map(({ code, wholeLifeCost }) => [code, wholeLifeCost]))
  }

  it('goes on without a return that is missing, and says which', async () => {
    const running = await startAfter((file) => rmSync(file('synergy/returns/published/gmpp-2026.csv')))
    expect(running.warnings.join('\n')).toContain('FILE_NOT_FOUND')
    expect(running.warnings.join('\n')).toContain('synergy/returns/published/gmpp-2026.csv')
    const now = await costs(running)
    expect(now.get('synergy')).toEqual({ text: '2450.59', reason: null })
    expect(now.get('unity')).toEqual({ text: '245.97', reason: null })
  })

  it('goes on without a return that is a sign-in page, and says so', async () => {
    const running = await startAfter((file) =>
      writeFileSync(
        file('unity/returns/published/gmpp-2026.csv'),
        '<!DOCTYPE html>\n<html><title>Sign in to your account</title></html>',
      ),
    )
    const told = running.warnings.join('\n')
    expect(told).toContain('NOT_A_TABLE')
    expect(told).toContain('unity/returns/published/gmpp-2026.csv')
    expect((await costs(running)).get('unity')).toEqual({ text: '259', reason: null })
  })

  it('goes on without a member whose mapping cannot be read, with file, line and column', async () => {
    const running = await startAfter((file) => {
      const name = file('matrix/subgraph.yml')
      writeFileSync(name, readFileSync(name, 'utf8').replace('kind: csv', 'kind: parchment'))
    })
    expect(running.warnings.join('\n')).toMatch(/matrix\/subgraph\.yml:\d+:\d+: .*parchment/)
    expect(running.warnings.join('\n')).toContain('BAD_CONFIGURATION')
    const now = await costs(running)
    expect(now.get('matrix')).toEqual({ text: null, reason: 'NOT_PROVIDED' })
    expect(now.get('overseas')).toEqual({ text: '102', reason: null })
  })

  it('refuses a register that cannot be read, with file, line and column', async () => {
    await expect(
      startAfter((file) => {
        const name = file('register.yml')
        writeFileSync(name, readFileSync(name, 'utf8').replace('kind: cluster', 'kind: galaxy'))
      }),
    ).rejects.toMatchObject({
      code: 'BAD_CONFIGURATION',
      message: expect.stringMatching(
        /^register\.yml:\d+:\d+: members\.0\.kind: "galaxy" is not allowed; allowed: cluster, programme, strategy$/,
      ),
    })
  })

  it('refuses a folder without a register', async () => {
    await expect(startAfter((file) => rmSync(file('register.yml')))).rejects.toMatchObject({
      code: 'NO_REGISTER',
    })
  })

  it('says that a port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    await expect(
      start({
        host: '127.0.0.1',
        port,
        portfolioFolder: folder,
        memberTimeoutMillis: 1_000,
        ledgerUrl: `sqlite:${path.join(folder, '.data', 'ledger.sqlite')}`,
        environment: {},
      }),
    ).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `127.0.0.1:${port} is taken by another process; set PORT to a free one`,
    })
    await new Promise((resolve) => other.close(resolve))
  })
})

describe('starting over a ledger with a damaged row', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'damaged-'))
  let gateway: Gateway | undefined

  afterAll(async () => {
    await gateway?.stop()
    rmSync(folder, { recursive: true })
  })

  it('leaves the member out, says which reading it is, and serves the others', async () => {
    const options = { ledgerFolder: folder, now: () => SHIPPED_NOW }
    const shipped = path.join(packageRoot(), 'subgraphs')
    await (await startGateway(shipped, options)).stop()
    const ledger = new SqliteFile(path.join(folder, 'ledger.sqlite'))
    ledger.exec(
      `INSERT INTO note (member, reading, number, entry)
       SELECT member, max(number), 1000, '{ torn' FROM reading WHERE member = 'unity'`,
    )
    ledger.close()
    gateway = await startGateway(shipped, options)
    const { data, errors } = await gateway.ask<
      Clusters & {
        readonly operations: readonly {
          readonly member: string
          readonly sources: readonly { readonly problem: { readonly message: string } | null }[]
        }[]
      }
    >(
      '{ operations { member sources { problem { message } } } portfolio { clusters { code name wholeLifeCost { text reason } } } }',
    )
    const costs = new Map(data?.portfolio.clusters.map(({ code, wholeLifeCost }) => [code, wholeLifeCost]))
    // The edition of before reads the damaged reading: nothing older is told instead.
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SNAPSHOT_NOT_HELD'])
    expect(costs.get('unity')).toBeNull()
    expect(costs.get('overseas')).toEqual({ text: '102', reason: null })
    const unity = data?.operations.find(({ member }) => member === 'unity')
    expect(unity?.sources[0]?.problem?.message).toMatch(/^the ledger holds reading \d+ of unity \(/)
    const ready = await fetch(`${gateway.url}/health/ready`)
    expect([ready.status, await ready.json()]).toMatchObject([200, { leftOut: { unity: 'LEDGER_DAMAGED' } }])
  }, 240_000)
})
