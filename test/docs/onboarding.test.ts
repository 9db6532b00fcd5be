import { readFileSync } from 'node:fs'
import path from 'node:path'

import { parse } from 'yaml'

import { packageRoot } from '../../base/process/packageRoot'
import { RECORDS } from '../../schema/facts/records/records'
import type { RecordType } from '../../schema/facts/records/records'
import { loadSubgraphFile } from '../../subgraphs/reporting/config/subgraphFile'
import { rowsShape } from '../../subgraphs/reporting/mapping/written/rowsSchema'
import type { Reading } from '../../subgraphs/reporting/reading/readPayload'
import { readReturn } from '../../subgraphs/reporting/reading/readReturn'
import { dependenciesOf } from '../support/reporting/dependencies'
import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import { quotedIn } from './quotedIn'

const page = readFileSync(path.join(packageRoot(), 'docs', 'onboarding.md'), 'utf8')
const folder = new PortfolioFolder()

type Words = Readonly<Record<string, unknown>>

interface Row {
  readonly situation: string
  /** Everything that the mapping says, as one. */
  readonly words: Words
}

/** The rows of the table on tables, each with its words. */
function rowsOf(text: string): readonly Row[] {
  const section = /^### Tables as people keep them\n(.*?)^### /ms.exec(text)?.[1] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [, situation = '', said = ''] = line.split(/(?<!\\)\|/)
      const written = quotedIn(said.replaceAll('\\|', '|')).filter((one) => one.includes(': '))
      return {
        situation: situation.trim(),
        words: Object.assign({}, ...written.map((one) => parse(one) as Words)) as Words,
      }
    })
}

const STEPS = [...Object.keys(rowsShape), 'stop']
const OF_MAPPING = ['csv', 'sentinels']
const OF_RETURN = ['file', 'referenceDate']

const only = (words: Words, names: readonly string[]): Words =>
  Object.fromEntries(Object.entries(words).filter(([name]) => names.includes(name)))

/** What a key has where the words do not say it: the programme of the return, and else a column `Id` or a constant. */
const OTHERWISE: Readonly<Record<string, object>> = {
  programme: { from: { fromReturn: 'programme' } },
  milestone: { from: 'Id', type: 'code' },
  measure: { from: 'Id', type: 'code' },
  kind: { from: { constant: 'CASHABLE' } },
  version: { from: { constant: 'v1' } },
  period: { from: { constant: '2026-10' } },
}

interface Trial {
  readonly csv: string
  /** The heading that marks the table; `Id` if left out. */
  readonly header?: string
  /** Fields beside those of the words. */
  readonly more?: Words
  /** The values of fields, record by record, and reasons in brackets. */
  readonly wanted: Readonly<Record<string, readonly string[]>>
  readonly notes?: readonly string[]
}

/** A whole configuration in which the words stand where they belong. */
function configurationOf(words: Words, { header = 'Id', more = {} }: Trial): object {
  const fields = Object.fromEntries(
    Object.entries({ ...words, ...more }).filter(
      ([name]) => ![...STEPS, ...OF_MAPPING, ...OF_RETURN].includes(name),
    ),
  )
  const named = Object.keys(fields)
  const types: readonly RecordType[] = ['Milestone', 'Observation']
  const type = types.find((one) => named.every((name) => name in RECORDS[one].fields))
  if (type === undefined) throw new Error(`no record has all of ${named.join(', ')}`)
  const keys = RECORDS[type].key.filter((key) => key in OTHERWISE).map((key) => [key, OTHERWISE[key]])
  const record = {
    header: { match: header },
    ...only(words, STEPS),
    fields: { ...Object.fromEntries(keys), ...fields },
  }
  const contract = { unmappedColumns: 'ignore' }
  const map = { ...only(words, OF_MAPPING), contract, records: { [type]: record } }
  const one = { id: 'r', origin: 'ILLUSTRATIVE', file: 'returns/2026-10.csv', ...only(words, OF_RETURN) }
  return { version: 1, member: 'alpha', sources: [{ id: 's', kind: 'csv', map, returns: [one] }] }
}

async function readingOf(words: Words, trial: Trial): Promise<Reading> {
  folder.write('alpha/returns/2026-10.csv', trial.csv)
  // JSON is YAML.
  const file = folder.write('alpha/subgraph.yml', JSON.stringify(configurationOf(words, trial)))
  const [source] = loadSubgraphFile(file, folder.root).sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  return readReturn(source, one, dependenciesOf(folder.root))
}

function valuesOf({ records }: Reading, field: string): readonly string[] {
  return records.map(({ fields }) => fields[field]?.value ?? `(${fields[field]?.reason ?? ''})`)
}

const text = (from: string): object => ({ from, type: 'text' })
const number = { from: 'Cost', type: 'number' }
const finish = { from: 'Finish', type: 'date', formats: ['dd/MM/yyyy'] }
const name = { name: text('Name') }
const forecast = (csv: string, ...wanted: readonly string[]): Trial => ({ csv, wanted: { forecast: wanted } })

/** A small table for each situation of the page, with what is right; all values invented. */
const TRIALS: Readonly<Record<string, Trial>> = {
  'Finishes at 17:00, though only the day shows': forecast('Id,Finish\nM1,31/03/2026 17:00\n', '2026-03-31'),
  'Months that the program has made the first of a month': {
    csv: 'Id,Month\nA,2026-04-01\nB,May-26\n',
    wanted: { period: ['2026-04', '2026-05'] },
  },
  'Financial years': { csv: 'Id,Year\nA,2026-27\n', wanted: { period: ['2027-03'] } },
  'A column a month': {
    csv: 'Id,Apr-26,May-26\nA,1,2\nB,3,4\n',
    wanted: { value: ['1', '2', '3', '4'] },
  },
  'A label on the first of its rows, and blank cells below': {
    csv: 'Portfolio,Id\nFinance,M1\n,M2\nPeople,M3\n',
    more: { name: text('Portfolio') },
    wanted: { name: ['Finance', 'Finance', 'People'] },
  },
  'Rows that do not count': {
    csv: 'Id,Status\nM1,Open\nM2,cancelled\nM3,Draft\n',
    more: { name: text('Status') },
    wanted: { milestone: ['M1'] },
    notes: ['ROWS_LEFT_OUT'],
  },
  'Totals among the rows': {
    csv: 'Id,Cost\nA,1\nSubtotal,1\nB,2\nTotal,3\n',
    more: { value: number },
    wanted: { measure: ['A', 'B'] },
    notes: ['ROWS_LEFT_OUT'],
  },
  'Another table, or totals and notes, below the table': {
    csv: 'Id,Name\nM1,Design\nRisks,Owner\nR1,Somebody\n',
    more: name,
    wanted: { milestone: ['M1'] },
    notes: ['BEYOND_TABLE'],
  },
  'One row for each part of a sum': {
    csv: 'Id,Cost\nA,1\nB,4\nA,2\n',
    wanted: { value: ['3', '4'], denominator: ['2', '1'] },
  },
  'The same row twice': {
    csv: 'Id,Name\nM1,Design\nM1,Design\n',
    more: name,
    wanted: { milestone: ['M1'] },
    notes: ['IDENTICAL_ROWS'],
  },
  'A key of two columns': {
    header: 'Project',
    csv: 'Project,Stage\nP1,Design\nP1,Build\n',
    wanted: { milestone: ['P1/Design', 'P1/Build'] },
  },
  'A date in one of two columns': forecast(
    'Id,Agreed,Proposed\nM1,,30/04/2026\nM2,31/03/2026,30/04/2026\n',
    '2026-04-30',
    '2026-03-31',
  ),
  'Two columns of one heading': {
    csv: 'Id,Finish,Finish,Finish\nM1,01/01/2026,02/01/2026,03/01/2026\n',
    wanted: { forecast: ['2026-01-02'], actual: ['2026-01-03'] },
  },
  'More in a cell than the value': {
    header: 'Milestone',
    csv: 'Milestone\nM1: design agreed\nM12 (late)\n',
    wanted: { milestone: ['M1', 'M12'] },
  },
  'Years of two digits': forecast('Id,Finish\nM1,31/03/79\nM2,31/03/80\n', '2079-03-31', '1980-03-31'),
  'Dates with the month first': forecast('Id,Finish\nM1,3/31/2026\n', '2026-03-31'),
  'Days that say less than they seem to': forecast('Id,Finish\nM1,31/03/2026\n', '2026-Q1'),
  'Decimal commas': { csv: 'Id;Cost\nA;1.234,5\nB;12,5\n', wanted: { value: ['1234.5', '12.5'] } },
  'Rows that end early in a CSV': {
    csv: 'Id,Name,Finish\nM1,Design\n',
    more: { forecast: finish },
    wanted: { forecast: ['(NOT_PROVIDED)'] },
  },
  'Quotation marks inside cells of a CSV': {
    csv: 'Id,Name\nM1,the "new" office\n',
    more: name,
    wanted: { name: ['the "new" office'] },
  },
  '`[x]`, `[c]`, `[z]` in place of a number': {
    csv: 'Id,Cost\nA,[x]\nB,[c]\nC,[z]\n',
    more: { value: number },
    wanted: { value: ['(UNAVAILABLE)', '(WITHHELD)', '(NOT_APPLICABLE)'] },
  },
  'A new file each month': {
    csv: 'Id,Cost\nA,1\n',
    more: { value: number, period: { from: { fromReturn: 'referenceDate' } } },
    wanted: { period: ['2026-10-31'] },
  },
}

/** Only a workbook has merged cells: `docs/sources/excel-on-a-share.md` is tried with some. */
const ELSEWHERE = ['A label merged over its rows']

describe('the table of tables as people keep them', () => {
  const rows = rowsOf(page)

  it('has a trial for each situation', () => {
    expect(rows.map(({ situation }) => situation).sort()).toEqual(
      [...Object.keys(TRIALS), ...ELSEWHERE].sort(),
    )
  })

  it.each(
    rows.filter(({ situation }) => situation in TRIALS).map((row) => [row.situation, row.words] as const),
  )('gives words that read it: %s', async (situation, words) => {
    const trial = TRIALS[situation] as Trial
    const reading = await readingOf(words, trial)
    expect([reading.refusal, reading.quarantine]).toEqual([undefined, []])
    const read = Object.keys(trial.wanted).map((field) => [field, valuesOf(reading, field)])
    expect(Object.fromEntries(read)).toEqual(trial.wanted)
    expect(reading.notes.map(({ code }) => code)).toEqual(trial.notes ?? [])
  })
})
