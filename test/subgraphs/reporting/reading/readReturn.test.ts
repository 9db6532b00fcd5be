import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

import { readReturn } from '../../../../subgraphs/reporting/reading/readReturn'
import type { Reading, ReadOptions } from '../../../../subgraphs/reporting/reading/readPayload'
import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import { dependenciesOf } from '../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'

const folder = new PortfolioFolder()

const SUBGRAPH = `version: 1
member: unity
sources:
  - id: milestones
    kind: csv
    maxBytes: 200
    map:
      gates: { minRows: 1, maxRowDrop: 0.5, maxQuarantinedShare: 0.5 }
      records:
        Milestone:
          header: { match: Id }
          fields:
            programme: { from: { fromReturn: programme } }
            milestone: { from: Id, type: code }
            forecast: { from: Forecast, type: date, formats: [yyyy] }
    returns: [{ id: a, file: returns/a.csv, origin: REPORTED }]
`

async function read(content?: string | Uint8Array, options: ReadOptions = {}): Promise<Reading> {
  const { root } = folder
  const [source] = loadSubgraphFile(folder.write('unity/subgraph.yml', SUBGRAPH), root).sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  const target = path.join(root, 'unity', 'returns', 'a.csv')
  rmSync(target, { recursive: true, force: true })
  if (content !== undefined) folder.write('unity/returns/a.csv', content)
  return readReturn(source, one, dependenciesOf(root), options)
}

const GOOD = 'Id,Forecast\na,2029\nb,2030\n'

describe('a reading', () => {
  it('that is accepted holds records, counts, hashes and encoding', async () => {
    const { records, mappingHash, ...rest } = await read(GOOD)
    expect(records.map(({ key }) => key)).toEqual(['unity\u001fa', 'unity\u001fb'])
    expect(mappingHash).toMatch(/^[0-9a-f]{64}$/)
    expect(rest).toEqual({
      verdict: 'ACCEPTED',
      quarantine: [],
      notes: [],
      counts: { read: 2, accepted: 2, quarantined: 0, withReason: 0, elsewhere: 0 },
      payloadHash: createHash('sha256').update(GOOD).digest('hex'),
      encoding: 'utf-8',
    })
  })

  it('depends on payload and configuration alone', async () => {
    const [one, other] = [await read(GOOD), await read(`${GOOD}c,2031\n`)]
    expect(other.mappingHash).toBe(one.mappingHash)
    expect(other.payloadHash).not.toBe(one.payloadHash)
    expect(await read(GOOD)).toEqual(one)
  })

  it.each([
    [
      undefined,
      'FILE_NOT_FOUND',
      'unity/milestones: file "unity/returns/a.csv" is not there [FILE_NOT_FOUND]',
    ],
    [
      `Id,Forecast\n${'x,2029\n'.repeat(100)}`,
      'FILE_TOO_LARGE',
      'unity/milestones: file "unity/returns/a.csv" has 712 bytes (at most 200) [FILE_TOO_LARGE]',
    ],
    [
      '<!DOCTYPE html>\n<title>Sign in to your account</title>',
      'NOT_A_TABLE',
      'unity/milestones: file "unity/returns/a.csv" is not a CSV table: it looks like a web page, perhaps a sign-in page [NOT_A_TABLE]',
    ],
    [
      '',
      'NOT_A_TABLE',
      'unity/milestones: file "unity/returns/a.csv" is not a CSV table: it looks like an empty file [NOT_A_TABLE]',
    ],
    [
      'Name,Forecast\na,2029\n',
      'HEADER_NOT_FOUND',
      'unity/milestones: file "unity/returns/a.csv": no row or column holds the heading "Id" [HEADER_NOT_FOUND]',
    ],
    [
      'Id,When\na,2029\n',
      'COLUMN_NOT_FOUND',
      'unity/milestones: field "forecast" wants one column "Forecast", found 0 (if it may be missing: `optional: true`, with `whenAbsent: REASON`). Columns present (headings in row 1): "Id", "When" [COLUMN_NOT_FOUND]',
    ],
    ['Id,Forecast\n', 'TOO_FEW_ROWS', 'unity/milestones: 0 records were read (at least 1) [TOO_FEW_ROWS]'],
  ])('of %j is refused with %s, never thrown', async (content, code, message) => {
    const reading = await read(content)
    expect(reading).toMatchObject({ verdict: 'REFUSED', refusal: { code, message }, records: [] })
    expect(reading.payloadHash === undefined).toBe(content === undefined || code === 'FILE_TOO_LARGE')
  })

  it('of a folder, or of a link that leads outside, is refused', async () => {
    const target = path.join(folder.root, 'unity', 'returns', 'a.csv')
    const { root } = folder
    const [source] = loadSubgraphFile(folder.write('unity/subgraph.yml', SUBGRAPH), root).sources
    const [one] = source?.returns ?? []
    if (source === undefined || one === undefined) throw new Error('nothing to read')
    rmSync(target, { recursive: true, force: true })
    mkdirSync(target, { recursive: true })
    expect((await readReturn(source, one, dependenciesOf(root))).refusal).toEqual({
      code: 'FILE_UNREADABLE',
      message: 'unity/milestones: file "unity/returns/a.csv" is not a file [FILE_UNREADABLE]',
    })
    rmSync(target, { recursive: true })
    symlinkSync('/etc/hostname', target)
    expect((await readReturn(source, one, dependenciesOf(root))).refusal?.code).toBe('PATH_OUTSIDE_MEMBER')
  })

  it('that lost too many rows is refused, and what was in quarantine is kept', async () => {
    const reading = await read('Id,Forecast\na,2029\nb,soon\n', {
      serving: { counts: { read: 5 }, kept: new Map(), isReadAlike: false },
    })
    expect(reading.refusal?.code).toBe('TOO_MANY_LOST')
    expect(reading.records).toEqual([])
    expect(reading.quarantine.map(({ value }) => value)).toEqual(['soon'])
    expect(reading.counts).toEqual({ read: 2, accepted: 1, quarantined: 1, withReason: 0, elsewhere: 0 })
  })
})
