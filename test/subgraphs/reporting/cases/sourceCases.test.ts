import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import type { Reading } from '../../../../subgraphs/reporting/reading/readPayload'
import { readReturn } from '../../../../subgraphs/reporting/reading/readReturn'
import { sharedFolder } from '../../../reference/location'
import { dependenciesOf } from '../../../support/reporting/dependencies'

/**
 * The project's cases of sources: real situations as small inputs. `as written` is the mapping of somebody who knew the
 * docs before; an edit is what the case's own words ask for, in the words of the mapping.
 */
const folder = path.join(sharedFolder() ?? '', 'cases', 'sources')
const withCases = existsSync(folder) ? describe : describe.skip

type Edit = readonly [from: string | RegExp, to: string]

const root = mkdtempSync(path.join(tmpdir(), 'source-cases-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const ALLOWED = [{ origin: 'http://127.0.0.1:4810', cidr: '127.0.0.1/32' }]

/** Reads each return of a case, with its mapping as written but for the edits. */
async function readings(name: string, ...edits: readonly Edit[]): Promise<readonly Reading[]> {
  const place = path.join(root, `${name}-${edits.length}`)
  cpSync(path.join(folder, name), path.join(place, 'alpha'), { recursive: true })
  cpSync(path.join(folder, 'mappings'), path.join(place, 'mappings'), { recursive: true })
  const file = path.join(place, 'alpha', 'subgraph.yml')
  let text = readFileSync(file, 'utf8')
  for (const [from, to] of edits) {
    const edited = text.replace(from, () => to)
    if (edited === text) throw new Error(`${name} has no ${String(from)}`)
    text = edited
  }
  writeFileSync(file, text)
  const dependencies = dependenciesOf(place, { allow: ALLOWED })
  const all: Reading[] = []
  for (const source of loadSubgraphFile(file, place).sources)
    for (const one of source.returns) all.push(await readReturn(source, one, dependencies))
  return all
}

async function reading(name: string, ...edits: readonly Edit[]): Promise<Reading> {
  const [first] = await readings(name, ...edits)
  if (first === undefined) throw new Error(`${name} has no return`)
  return first
}

/** Of each record, the values of some fields, or the reason for none in brackets. */
function told({ records, refusal }: Reading, ...fields: readonly string[]): readonly (readonly string[])[] {
  if (refusal !== undefined) throw new Error(refusal.message)
  return records.map((record) =>
    fields.map((field) => record.fields[field]?.value ?? `[${record.fields[field]?.reason ?? ''}]`),
  )
}

const refusalOf = async (name: string, ...edits: readonly Edit[]) =>
  (await reading(name, ...edits)).refusal?.code

withCases('what a careful reader would read: dates and times', () => {
  const drop: Edit = [/formats: \[dd\/MM\/yyyy\]/g, 'formats: [dd/MM/yyyy], time: drop']

  it('finish times of 17:00 are refused, or left out by a word', async () => {
    expect(await refusalOf('02-project-finish-1700')).toBe('TOO_MANY_QUARANTINED')
    const read = await reading('02-project-finish-1700', drop)
    expect(told(read, 'originalBaseline', 'forecast')).toEqual([
      ['2026-03-31', '2026-04-30'],
      ['2026-09-30', '2026-10-30'],
    ])
  })

  it('months typed into Excel are months', async () => {
    expect(told(await reading('13-month-as-date'), 'period').flat()).toEqual(
      ['04', '05', '06', '07', '08'].map((month) => `2026-${month}`),
    )
    expect(told(await reading('13c-shipped-mapping-excel-months'), 'period').flat()).toEqual(
      ['04', '05', '06', '07'].map((month) => `2026-${month}`),
    )
  })

  it('financial years are their last month, by a word', async () => {
    expect(await refusalOf('15-financial-year')).toBe('TOO_MANY_QUARANTINED')
    const read = await reading('15-financial-year', ['forms: [year]', 'forms: [financialYear]'])
    expect(told(read, 'period').flat()).toEqual(['2026-03', '2027-03', '2028-03', '2026-03'])
  })

  it('of the forms seen in exports, each with a day is that day, or is refused', async () => {
    const read = await reading('20-csv-date-forms', [
      'contract:',
      'gates: { maxQuarantinedShare: 1 }\n      contract:',
    ])
    const days = told(read, 'milestone', 'originalBaseline')
    const wrong = days.filter(([, day = '']) => /^\d{4}-\d\d-\d\d$/.test(day) && day !== '2026-04-01')
    expect(wrong).toEqual([])
    expect(days.filter(([, day]) => day === '2026-04-01').map(([row]) => row)).toEqual([
      ...[
        'M0',
        'M1',
        'M2',
        'M3',
        'M4',
        'M5',
        'M6',
        'M7',
        'M9',
        'M10',
        'M12',
        'M13',
        'M14',
        'M15',
        'M27',
        'M32',
      ],
    ])
  })

  it('years of two digits are read as the field says, and refused from 70 on where it does not', async () => {
    expect(await refusalOf('54-two-digit-years')).toBe('TOO_MANY_QUARANTINED')
    const read = await reading('54-two-digit-years', [
      /formats: \[d\/M\/yy\]/g,
      'formats: [d/M/yy], pivot: 2000',
    ])
    expect(told(read, 'originalBaseline', 'forecast')).toEqual([
      ['2072-04-01', '2069-03-31'],
      ['2070-03-31', '2099-12-31'],
    ])
  })

  it('a SQLite file has midnights, instants, epochs and blanks', async () => {
    const read = await reading('46-sqlite', [
      'contract:',
      'gates: { maxQuarantinedShare: 1 }\n      contract:',
    ])
    expect(told(read, 'milestone', 'originalBaseline', 'forecast')).toEqual([
      ['M1', '2026-04-01', '2026-05-01'],
      ['M2', '[UNPARSEABLE]', '[NOT_PROVIDED]'],
      ['M3', '[UNPARSEABLE]', '[NOT_PROVIDED]'],
      ['M4', '2026-04-01', '2026-05-01'],
    ])
    const zoned = await reading('46-sqlite', [
      /path: base \}, type: date, formats: \[yyyy-MM-dd\]/,
      'path: base }, type: date, formats: [yyyy-MM-dd], zone: Europe/London, epoch: seconds',
    ])
    expect(told(zoned, 'originalBaseline').flat()).toEqual(new Array(4).fill('2026-04-01'))
  })
})

withCases('what a careful reader would read: rows', () => {
  it('a label merged over its group belongs to each row, and a key may have two columns', async () => {
    const read = await reading('04-merged-down', [
      'milestone: { from: Id, type: code }',
      'milestone: { from: { join: [Workstream, Id], with: / }, type: code }',
    ])
    expect(told(read, 'milestone', 'name')).toEqual([
      ['Finance/M1', 'Finance'],
      ['Finance/M2', 'Finance'],
      ['HR/M1', 'HR'],
      ['HR/M2', 'HR'],
    ])
    expect(
      told(
        await reading('28-key-of-two', ['from: No, type', 'from: { join: [Workstream, No] }, type']),
        'milestone',
      ).flat(),
    ).toEqual(['FIN-1', 'FIN-2', 'HR-1'])
  })

  it('totals and footnotes are no programmes', async () => {
    expect(await refusalOf('07-totals')).toBe('TOO_MANY_QUARANTINED')
    const read = await reading('07-totals', [
      'header: { match: Project }',
      'header: { match: Project }\n          where: [{ column: Project, filled: true }, { column: Project, isNot: Total }]',
    ])
    expect(told(read, 'programme').flat()).toEqual(['alpha', 'bravo', 'charlie'])
    expect(read.notes.map(({ code }) => code).sort()).toEqual(['BEYOND_TABLE', 'ROWS_LEFT_OUT'])
  })

  it('of two columns of one heading, the second is meant, by its occurrence or its letter', async () => {
    expect(await refusalOf('08-duplicate-headings')).toBe('COLUMN_AMBIGUOUS')
    for (const from of ['{ heading: Q1, occurrence: 2 }', '{ letter: E }']) {
      const read = await reading('08-duplicate-headings', ['value: { from: Q1', `value: { from: ${from}`])
      expect(told(read, 'value')).toEqual([['3']])
    }
  })

  it('a column a month is a record a month', async () => {
    const read = await reading('14-wide-months', [
      /Observation:[\s\S]*?(?=\n {4}returns:)/,
      `Observation:
          header: { match: Measure }
          unpivot: { columns: { periods: [month] } }
          fields:
            programme: { from: { fromReturn: programme } }
            measure: { from: Measure, type: code }
            version: { from: { constant: v1 } }
            organisation: { from: Organisation, type: code }
            period: { from: { unpivoted: heading }, type: period, forms: [month] }
            unit: { from: { constant: PERCENT } }
            value: { from: { unpivoted: value }, type: number, sentinels: [{match: '^n/a$', reason: NOT_APPLICABLE}] }
`,
    ])
    const all = told(read, 'measure', 'organisation', 'period', 'value')
    expect(all).toHaveLength(18)
    expect(all.slice(12)).toEqual([
      ['m2', 'HMRC', '2026-04', '5.5'],
      ['m2', 'HMRC', '2026-05', '[NOT_PROVIDED]'],
      ['m2', 'HMRC', '2026-06', '6'],
      ['m2', 'HMRC', '2026-07', '[NOT_APPLICABLE]'],
      ['m2', 'HMRC', '2026-08', '6.5'],
      ['m2', 'HMRC', '2026-09', '7'],
    ])
    expect(read.records[12]?.fields['value']?.where).toMatchObject({ sheet: 'Service', cell: 'C4' })
  })

  it('rows that do not count are left out, by a condition or an expression', async () => {
    const where: Edit = [
      'header: { match: Id }',
      'header: { match: Id }\n          where: [{ column: Status, is: Live }]',
    ]
    const read = await reading('27-filter-rows', where)
    expect(told(read, 'milestone')).toEqual([['M1']])
    expect(told(await reading('53-reshape-for-rows'), 'milestone')).toEqual([['M1']])
  })

  it('a second table on the sheet is none of the first', async () => {
    const read = await reading('50-stacked-tables')
    expect(told(read, 'milestone').flat()).toEqual(['M1', 'M2'])
    expect(read.notes.find(({ code }) => code === 'BEYOND_TABLE')?.message).toContain(
      '4 filled lines lie beyond the end of the table; the first begins "Risks"',
    )
  })
})

withCases('what a careful reader would read: what a person sees, and no guesses', () => {
  it('money in another currency is refused', async () => {
    const read = await reading('55-foreign-currency-cells')
    expect(read.records).toEqual([])
    expect(read.quarantine.map(({ code, value }) => `${code} ${value ?? ''}`)).toEqual([
      'BAD_MONEY € 12.5',
      'BAD_MONEY $12.5',
    ])
  })

  it('ids are what their number format shows', async () => {
    const read = await reading('57-ids-by-number-format', [
      'records:',
      'gates: { maxQuarantinedShare: 1 }\n      records:',
    ])
    expect(told(read, 'milestone')).toEqual([['ALP-007']])
    expect(read.quarantine.map(({ code }) => code)).toEqual(['DUPLICATE_KEY', 'DUPLICATE_KEY'])
  })

  it('decimal commas are read by a word, and refused without', async () => {
    expect(await refusalOf('51-decimal-comma')).toBe('DECIMAL_COMMA')
    const read = await reading('51-decimal-comma', [/type: number/g, 'type: number, decimal: comma'])
    expect(told(read, 'inPost', 'funded')).toEqual([
      ['12.345', '12.5'],
      ['3.250', '3.5'],
    ])
  })

  it('ids that a spreadsheet has damaged are told', async () => {
    const read = await reading('52-one-scientific-id', [
      'records:',
      'gates: { maxQuarantinedShare: 1 }\n      records:',
    ])
    expect(told(read, 'milestone')).toEqual([['45292']])
    expect(read.quarantine.map(({ code, value }) => `${code} ${value ?? ''}`)).toEqual([
      'DAMAGED_CODE 1.23457E+11',
      'DAMAGED_CODE 03-Jan',
    ])
    expect(read.notes.map(({ code }) => code)).toContain('DAMAGED_CODE')
  })

  it('a CSV of another writer is read, or by a word', async () => {
    expect(told(await reading('19d-csv-pipe'), 'milestone', 'name')).toEqual([['M1', 'a, with comma']])
    const read = await reading('18-csv-short-rows', ['kind: csv', 'kind: csv\n    csv: { shortRows: pad }'])
    expect(told(read, 'milestone', 'originalBaseline', 'forecast')).toEqual([
      ['M1', '2026-04-01', '2026-05-01'],
      ['M2', '2026-04-01', '[NOT_PROVIDED]'],
      ['M3', '[NOT_PROVIDED]', '[NOT_PROVIDED]'],
    ])
  })

  it('each file of a pattern is a return', async () => {
    const [read, ...others] = await readings('61-glob', [
      /formats: \[dd\/MM\/yyyy\]/g,
      'formats: [dd/MM/yyyy], serial: true',
    ])
    expect(others).toEqual([])
    expect(read && told(read, 'milestone', 'originalBaseline', 'forecast')).toEqual([
      // The workbook counts days from 1904.
      ['M1', '2026-04-01', '2026-09-30'],
      ['M2', '2027-03-31', '2027-03-31'],
    ])
  })

  it('nothing replaces something: a plan of which no date can be read is refused', async () => {
    const all = await readings('47-all-quarantined-replaces-good')
    expect(all.map(({ refusal }) => refusal?.code)).toEqual([undefined, 'TOO_MANY_QUARANTINED'])
    expect(all[1]?.records).toEqual([])
  })
})

withCases('what a careful reader would read: sources that are asked', () => {
  let peer: ChildProcess | undefined

  beforeAll(async () => {
    peer = spawn('python3', [path.join(folder, 'stand_ins.py'), '/dev/null'], { stdio: 'ignore' })
    for (let tries = 0; ; tries += 1) {
      try {
        await fetch('http://127.0.0.1:4810/empty/search')
        return
      } catch (error) {
        if (tries > 100) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }, 30_000)
  afterAll(() => peer?.kill())

  const inLondon: Edit = [/type: date, formats: \[yyyy-MM-dd\]/, 'type: date, zone: Europe/London']

  it('a first page is never taken for all', async () => {
    expect(await refusalOf('30c-jira-cloud-no-paging')).toBe('MORE_PAGES_LEFT')
    expect(await refusalOf('42-sap-v2')).toBe('MORE_PAGES_LEFT')
    expect((await reading('41-sharepoint-nextlink-v3', inLondon)).records).toHaveLength(5)
    const next: Edit = [/paging: .*/, 'paging: { style: next-link, next: links.next }']
    expect((await reading('39b-next-in-body-opaque', next)).records).toHaveLength(5)
  })

  it('instants are days in London', async () => {
    for (const name of ['30e-jira-timestamps', '41c-sharepoint-date-only']) {
      expect(told(await reading(name, inLondon), 'forecast').flat()).toEqual(new Array(5).fill('2026-04-01'))
    }
    const sap = await reading(
      '42-sap-v2',
      ['path: /Milestones,', 'path: /Milestones, paging: { style: next-link, next: d.__next },'],
      [/ +reshape: .*\n/, ''],
      [
        "{ path: 'f' }, type: date, formats: [yyyy-MM-dd]",
        '{ path: Finish }, type: date, zone: Europe/London',
      ],
    )
    expect(told(sap, 'milestone', 'forecast')).toHaveLength(5)
    expect(told(sap, 'forecast').flat()).toEqual([
      '2026-04-01',
      '2026-04-01',
      '2026-04-01',
      '2026-04-01',
      '2026-04-01',
    ])
  })

  it('OData 2 is told as OData 2', async () => {
    const { refusal } = await reading('42b-sap-v2-as-odata')
    expect([refusal?.code, refusal?.message]).toEqual(['ODATA_2', expect.stringContaining('OData 2')])
  })

  it('records are asked for by the ids that another answer gives', async () => {
    const read = await reading('35-devops-wiql', inLondon, [
      /Milestone: \{ path: \/wiql.*/,
      `Milestone: { path: /workitemsbatch, items: value, body: { fields: [System.Title] }, each: { of: { path: /wiql, body: { query: 'SELECT [System.Id] FROM WorkItems' }, items: workItems, value: id }, batch: 200, into: body.ids } }`,
    ])
    expect(told(read, 'milestone', 'name', 'forecast')).toEqual(
      [1, 2, 3, 4, 5].map((id) => [String(id), `Item ${id}`, '2026-04-01']),
    )
  })
})
