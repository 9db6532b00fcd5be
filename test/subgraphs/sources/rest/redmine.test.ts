import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHttpClient } from '../../../../subgraphs/sources/http/client'
import { fetchRest, readRest } from '../../../../subgraphs/sources/rest/rest'
import { restSource, type RestSource } from '../../../../subgraphs/sources/rest/rest.config'
import { loopback } from '../http/clientFor'
import { rejectionOf } from '../../../support/sources/rejectionOf'

const ID = 'unity/redmine'

/** The Redmine that `.ci/redmine` serves, where it has been started and still runs. */
function redmine(): Readonly<Record<string, string>> | undefined {
  const file =
    process.env['REDMINE_ENV'] ?? path.join(process.env['TMPDIR'] ?? tmpdir(), 'portfolio-redmine.env')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const told = Object.fromEntries(lines.map((line) => line.split('=', 2) as [string, string]))
  return runs(Number(told['REDMINE_PID'])) ? told : undefined
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // There, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const found = redmine()
const origin = found?.['REDMINE_URL'] ?? ''
const environment = { UNITY_REDMINE_KEY: found?.['REDMINE_KEY'] ?? '' }

function sourceOf(requests: object): RestSource {
  return restSource.parse({
    kind: 'rest',
    location: {
      baseUrl: origin,
      auth: { header: 'X-Redmine-API-Key', secret: { env: 'UNITY_REDMINE_KEY' } },
      paging: { style: 'offset', limit: 500, total: 'total_count' },
    },
    requests,
  })
}

const source = (): RestSource =>
  sourceOf({
    Milestone: {
      path: '/projects/unity/versions.json',
      items: 'versions',
      paging: { style: 'none', total: 'total_count' },
    },
    WorkItem: {
      path: '/issues.json',
      query: { project_id: 'unity', status_id: '*', sort: 'id' },
      items: 'issues',
    },
  })

const clientOf = (
  of: RestSource,
  secrets: Readonly<Record<string, string>> = environment,
): ReturnType<typeof createHttpClient> =>
  createHttpClient(ID, of.location, { allow: loopback(origin), environment: secrets, secrets: [] })

if (found === undefined) {
  it.skip('needs the Redmine that .ci/redmine installs and starts', () => undefined)
} else {
  describe('Redmine 5.0, from Debian', () => {
    it('gives versions with their custom fields', async () => {
      const of = source()
      const fetched = await fetchRest(of, clientOf(of))
      if (fetched.outcome !== 'FETCHED') throw new Error(fetched.outcome)
      const records = [...(readRest(ID, fetched.payload, of).tables.get('Milestone')?.records ?? [])]
      const read = records.map((record) =>
        ['name', 'due_date', 'status', 'custom_fields[name="Delivery confidence"].value'].map(
          (field) => record.at?.(field)?.text,
        ),
      )
      // As .ci/redmine seeds them.
      expect(read.sort()).toEqual([
        ['Decommission legacy', '', 'open', ''],
        ['Design authority approval', '2026-06-30', 'closed', 'Green'],
        ['Finance go-live', '2027-04-01', 'open', 'Amber'],
        ['Payroll parallel run', '2027-01-29', 'open', 'Amber/Red'],
      ])
      expect(records[0]?.at?.('custom_fields[name="Baseline date"].value')?.place).toEqual({
        url: `${origin}/projects/unity/versions.json`,
        pointer: '/versions/0/custom_fields/1/value',
        record: 1,
        heading: 'custom_fields[name="Baseline date"].value',
      })
    })

    it('gives all 130 issues, though it holds pages to 100 whatever is asked', async () => {
      const of = source()
      const fetched = await fetchRest(of, clientOf(of))
      if (fetched.outcome !== 'FETCHED') throw new Error(fetched.outcome)
      const records = [...(readRest(ID, fetched.payload, of).tables.get('WorkItem')?.records ?? [])]
      expect(records).toHaveLength(130)
      expect(records[100]?.place.url).toBe(
        `${origin}/issues.json?project_id=unity&status_id=*&sort=id&offset=100&limit=500`,
      )
      const versions = records.map((record) => record.at?.('fixed_version.name')?.text)
      expect(versions.filter((name) => name === 'Payroll parallel run')).toHaveLength(65)
      expect(records[4]?.at?.('done_ratio')).toMatchObject({
        text: '50',
        typed: { kind: 'NUMBER', value: '50' },
      })
    })

    it('answers 304 to its own weak ETags', async () => {
      const of = source()
      const client = clientOf(of)
      const first = await fetchRest(of, client)
      if (first.outcome !== 'FETCHED') throw new Error(first.outcome)
      expect(first.etag).toContain('W/')
      expect((await fetchRest(of, client, first)).outcome).toBe('UNCHANGED')
    })

    it('refuses a wrong key, and the key is not in what we say about it', async () => {
      const of = source()
      const problem = await rejectionOf(fetchRest(of, clientOf(of, { UNITY_REDMINE_KEY: 'wrong-key' })))
      expect(problem.code).toBe('HTTP_UNAUTHORISED')
      expect(problem.message).toContain('/projects/unity/versions.json answered 401')
      expect(problem.message).not.toContain('wrong-key')
    })
  })
}
