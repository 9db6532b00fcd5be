import { checkYaml, parseYaml } from '../../../../../base/configuration/yamlFile'
import { identifyAlone } from '../../../../../subgraphs/reporting/mapping/keys/identity'
import { mappingFaults } from '../../../../../subgraphs/reporting/mapping/written/mappingFaults'
import { mappingFile } from '../../../../../subgraphs/reporting/mapping/written/mappingSchema'
import type { Mapping } from '../../../../../subgraphs/reporting/mapping/written/mappingSchema'
import { mapTables } from '../../../../../subgraphs/reporting/mapping/records/mapTables'
import type { Mapped } from '../../../../../subgraphs/reporting/mapping/records/mapTables'
import { openCsv } from '../../../../../subgraphs/sources/csv/csv'
import type { RawSource } from '../../../../../subgraphs/sources/table/rawTable'
import { problemOf } from '../../../../support/reporting/problemOf'

function mappingOf(text: string): Mapping {
  const { version: _version, ...mapping } = checkYaml(mappingFile, parseYaml(`version: 1\n${text}`, 'm.yml'))
  expect(mappingFaults(mapping)).toEqual([])
  return mapping
}

function map(mapping: string, csv: string | RawSource, values: Record<string, string> = {}): Mapped {
  const source = typeof csv === 'string' ? openCsv(Buffer.from(csv), 'r/a.csv') : csv
  const context = { source: 'm/s', values: { programme: 'synergy', ...values }, identify: identifyAlone }
  return mapTables(mappingOf(mapping), source, 'auto', context)
}

const MILESTONES = `
sentinels:
  - { match: '^tbc$', reason: NOT_YET_KNOWN }
  - { match: '^exempt', reason: WITHHELD_FOI }
records:
  Milestone:
    header: { match: Id }
    fields:
      programme: { from: { fromReturn: programme } }
      milestone: { from: Id, type: code, fold: lower }
      name: { from: Name, type: text, required: true }
      forecast: { from: Forecast, type: date, formats: [dd/MM/yyyy, yyyy], whenBlank: NOT_YET_BASELINED }
      actual: { from: Actual, type: date, formats: [yyyy], optional: true, whenAbsent: NOT_APPLICABLE }
      rebaselineApprover: { from: Approver, type: text, optional: true }
`

const place = (row: number, column: number, heading: string): object => ({
  file: 'r/a.csv',
  record: row - 1,
  line: row,
  row,
  column,
  heading,
})

describe('cells', () => {
  it('are values in canonical text, or reasons with the words kept, each with its place', () => {
    const { records, counts } = map(
      MILESTONES,
      'Id,Name,Forecast\nA,One,31/12/2029\nb,Two,TBC\nc,Three,Exempt under section 43\nd,Four,\n',
    )
    expect(records.map(({ key }) => key)).toEqual(
      ['a', 'b', 'c', 'd'].map((milestone) => `synergy\u001f${milestone}`),
    )
    expect(records[0]?.fields).toEqual({
      programme: { value: 'synergy' },
      milestone: { value: 'a', raw: 'A', where: place(2, 1, 'Id') },
      name: { value: 'One', where: place(2, 2, 'Name') },
      forecast: { value: '2029-12-31', raw: '31/12/2029', where: place(2, 3, 'Forecast') },
      actual: { reason: 'NOT_APPLICABLE' },
      rebaselineApprover: { reason: 'NOT_PROVIDED' },
    })
    expect(records.slice(1).map(({ fields }) => fields['forecast'])).toEqual([
      { reason: 'NOT_YET_KNOWN', raw: 'TBC', where: place(3, 3, 'Forecast') },
      {
        reason: 'WITHHELD_FOI',
        note: 'section 43',
        raw: 'Exempt under section 43',
        where: place(4, 3, 'Forecast'),
      },
      { reason: 'NOT_YET_BASELINED', where: place(5, 3, 'Forecast') },
    ])
    expect(counts).toEqual({ read: 4, accepted: 4, quarantined: 0, withReason: 3, elsewhere: 0 })
  })

  it('quarantine their record where they cannot be read, kept whole', () => {
    const { records, quarantine, counts } = map(
      MILESTONES,
      'Id,Name,Forecast\nA,One,12/31/2029\nb,Two,2030\n',
    )
    expect(records).toHaveLength(1)
    expect(counts).toEqual({ read: 2, accepted: 1, quarantined: 1, withReason: 0, elsewhere: 0 })
    expect(quarantine).toEqual([
      {
        code: 'BAD_DATE',
        message:
          'm/s: file "r/a.csv" record 1, row 2 (ends line 2), column 3 (C), column "Forecast" → Milestone.forecast: ' +
          '"12/31/2029" is not a day that the calendar has (read as dd/MM/yyyy, yyyy, day first) [BAD_DATE]',
        where: place(2, 3, 'Forecast'),
        column: 'Forecast',
        field: 'forecast',
        value: '12/31/2029',
        record: { Id: 'A', Name: 'One', Forecast: '12/31/2029' },
      },
    ])
  })

  it('become UNPARSEABLE where the contract spares the record, and are told all the same', () => {
    const { records, quarantine, counts, flawed } = map(
      `contract: { badCell: reason }${MILESTONES}`,
      'Id,Name,Forecast\nA,One,soon\n',
    )
    expect(records[0]?.fields['forecast']).toEqual({
      reason: 'UNPARSEABLE',
      raw: 'soon',
      where: place(2, 3, 'Forecast'),
    })
    expect(quarantine.map(({ code, value }) => [code, value])).toEqual([['BAD_DATE', 'soon']])
    expect({ counts, flawed }).toEqual({
      counts: { read: 1, accepted: 1, quarantined: 0, withReason: 1, elsewhere: 0 },
      flawed: 1,
    })
  })

  it('must be there where they are required or part of the key', () => {
    const { quarantine } = map(
      `contract: { badCell: reason }${MILESTONES}`,
      'Id,Name,Forecast\n,One,2029\nb, ,2030\nTBC,Three,2031\n',
    )
    expect(quarantine.map(({ message }) => message)).toEqual([
      'm/s: file "r/a.csv" record 1, row 2 (ends line 2), column 1 (A), column "Id" → Milestone.milestone: "" is blank (the field is required) [REQUIRED_VALUE_MISSING]',
      'm/s: file "r/a.csv" record 2, row 3 (ends line 3), column 2 (B), column "Name" → Milestone.name: "" is blank (the field is required) [REQUIRED_VALUE_MISSING]',
      'm/s: file "r/a.csv" record 3, row 4 (ends line 4), column 1 (A), column "Id" → Milestone.milestone: "TBC" stands where the key should (a key is required) [REQUIRED_VALUE_MISSING]',
    ])
  })

  it('that the source itself could not give are defects, never values', () => {
    const defect = {
      code: 'BAD_NUMBER' as const,
      wrong: 'holds formula =G6*1.1 with no stored result',
      right: 'open and save the workbook',
    }
    const heading = { index: 0, text: 'Id', place: {} }
    const source: RawSource = {
      table: () => ({
        headings: [heading],
        records: [
          {
            place: { sheet: 'S', cell: 'A2' },
            cell: () => ({ text: '', defect, place: { sheet: 'S', cell: 'H6', heading: 'Id' } }),
            at: (path) => (path === 'name' ? { text: 'One', place: { pointer: '/name' } } : undefined),
            asWritten: () => ({ Id: '' }),
          },
        ],
        headingAt: (path) => (path === 'name' ? heading : undefined),
        addressed: (sheet, cell) =>
          sheet === 'Intro' && cell === 'C11' ? { text: '2030', place: { sheet, cell } } : undefined,
      }),
    }
    const mapping = `
contract: { badCell: reason }
records:
  MeasureTarget:
    header: { match: Id }
    fields:
      measure: { from: { path: name }, type: code }
      version: { from: { constant: v1 } }
      effectiveFrom: { from: { sheet: Intro, cell: C11 }, type: date, formats: [yyyy] }
      value: { from: Id, type: number }
`
    const { records, quarantine } = map(mapping, source)
    expect(records[0]?.fields).toEqual({
      measure: { value: 'One', where: { pointer: '/name' } },
      version: { value: 'v1' },
      effectiveFrom: { value: '2030', where: { sheet: 'Intro', cell: 'C11' } },
      value: { reason: 'UNPARSEABLE', raw: '', where: { sheet: 'S', cell: 'H6', heading: 'Id' } },
    })
    expect(quarantine[0]?.message).toBe(
      'm/s: sheet "S" cell H6, column "Id" → MeasureTarget.value: "" holds formula =G6*1.1 with no stored result (open and save the workbook) [BAD_NUMBER]',
    )
    const elsewhere = mapping.replace('C11', 'C12')
    expect(problemOf(() => map(elsewhere, source)).message).toBe(
      'm/s: field "effectiveFrom" wants a value at {"sheet":"Intro","cell":"C12"}, found 0. [COLUMN_NOT_FOUND]',
    )
  })
})

describe('placeholders', () => {
  it('of a field are tried before those of the mapping', () => {
    const mapping = MILESTONES.replace(
      'formats: [dd/MM/yyyy, yyyy]',
      "formats: [yyyy], sentinels: [{ match: '^tbc', reason: NOT_APPLICABLE }]",
    )
    const { records } = map(mapping, 'Id,Name,Forecast\na,TBC,TBC\n')
    expect(records[0]?.fields['forecast']?.reason).toBe('NOT_APPLICABLE')
    expect(records[0]?.fields['name']?.reason).toBe('NOT_YET_KNOWN')
  })

  it('do not swallow a long text that begins like one', () => {
    const long = `Exempt from nothing. ${'It goes on. '.repeat(20)}`
    const { records } = map(MILESTONES, `Id,Name,Forecast\na,${long},2029\n`)
    expect(records[0]?.fields['name']?.value).toBe(long.trim())
  })
})

describe('records', () => {
  it('with one key are both kept in quarantine', () => {
    const { records, quarantine } = map(
      MILESTONES,
      'Id,Name,Forecast\nA,One,2029\nb,Two,2030\na,Three,2031\n',
    )
    expect(records.map(({ key }) => key)).toEqual(['synergy\u001fb'])
    expect(quarantine.map(({ message }) => message)).toEqual([
      'm/s: file "r/a.csv" record 1, row 2 (ends line 2) → Milestone: has the same key, "synergy, a", as record 3 (each key once) [DUPLICATE_KEY]',
      'm/s: file "r/a.csv" record 3, row 4 (ends line 4) → Milestone: has the same key, "synergy, a", as record 1 (each key once) [DUPLICATE_KEY]',
    ])
  })

  it('that are not as long as the header are kept in quarantine', () => {
    const { quarantine } = map(MILESTONES, 'Id,Name,Forecast\nA,One, two,2029\nb,Two\n')
    expect(quarantine.map(({ code }) => code)).toEqual(['BAD_CSV', 'BAD_CSV'])
    expect(quarantine[0]).toMatchObject({
      code: 'BAD_CSV',
      message:
        'm/s: file "r/a.csv" record 1, row 2 (ends line 2) → Milestone: has 4 cells where the header has 3 ' +
        '(as many cells as headings; a cell that holds the delimiter needs quotation marks) [BAD_CSV]',
    })
  })

  it('that break a rule of severity error are kept in quarantine; a warning only notes', () => {
    const rules = (severity: string): string => `
rules: [{ on: Milestone, assert: 'forecast >= originalBaseline', severity: ${severity}, code: DATES_REVERSED }]
records:
  Milestone:
    header: { match: Id }
    fields:
      programme: { from: { constant: unity } }
      milestone: { from: Id, type: code }
      originalBaseline: { from: Baseline, type: date, formats: [yyyy] }
      forecast: { from: Forecast, type: date, formats: [yyyy] }
`
    const csv = 'Id,Baseline,Forecast\na,2029,2028\nb,2029,\n'
    const told =
      'm/s: file "r/a.csv" record 1, row 2 (ends line 2) → Milestone: forecast >= originalBaseline does not hold: forecast is "2028", originalBaseline is "2029" [DATES_REVERSED]'
    const warned = map(rules('warning'), csv)
    expect(warned.records).toHaveLength(2)
    expect(warned.notes.map(({ message }) => message)).toEqual([told])
    const failed = map(rules('error'), csv)
    expect(failed.records).toHaveLength(1)
    expect(failed.quarantine.map(({ message }) => message)).toEqual([told])
  })

  it('of several types, and of one type split, come from one table', () => {
    const mapping = `
records:
  Measure:
    header: { match: Measure }
    fields:
      measure: { from: Measure, type: code, fold: lower }
      name: { from: Measure, type: text }
  Observation:
    - header: { match: Measure }
      fields:
        programme: { from: { fromReturn: programme } }
        measure: { from: Measure, type: ref, record: Measure, fold: lower }
        version: { from: { constant: v1 } }
        period: { from: { constant: 2026-04 } }
        value: { from: April, type: number }
    - header: { match: Measure }
      fields:
        programme: { from: { fromReturn: programme } }
        measure: { from: Measure, type: ref, record: Measure, fold: lower }
        version: { from: { constant: v1 } }
        period: { from: { constant: 2026-05 } }
        value: { from: May, type: number }
`
    const { records, notes, counts } = map(mapping, 'Measure,April,May\nUptime,99,98\n')
    expect(
      records.map(({ type, fields }) => [type, fields['period']?.value, fields['value']?.value]),
    ).toEqual([
      ['Observation', '2026-04', '99'],
      ['Observation', '2026-05', '98'],
      ['Measure', undefined, undefined],
    ])
    expect(records[0]?.key).toBe(['synergy', 'uptime', 'v1', '', '2026-04'].join('\u001f'))
    expect(notes).toEqual([])
    expect(counts.read).toBe(3)
  })

  it('must refer to records of the same return', () => {
    const mapping = `
records:
  Product:
    header: { match: Product }
    fields: { product: { from: Product, type: code } }
  Objective:
    header: { match: Product }
    fields:
      objective: { from: Objective, type: code }
      name: { from: Objective, type: text }
      description: { from: Objective, type: text }
  ObjectiveTarget:
    header: { match: Product }
    fields:
      objective: { from: Aim, type: ref, record: Objective }
      target: { from: Product, type: code }
`
    const { quarantine, records } = map(mapping, 'Product,Objective,Aim\np1,o1,o1\np2,o2,o9\n')
    expect(records.filter(({ type }) => type === 'ObjectiveTarget')).toHaveLength(1)
    expect(quarantine.map(({ message }) => message)).toEqual([
      'm/s: file "r/a.csv" record 2, row 3 (ends line 3), column 3 (C), column "Aim" → ObjectiveTarget.objective: "o9" refers to no Objective of the return (the objective of one that is) [BAD_REFERENCE]',
    ])
  })
})

describe('columns that nobody reads', () => {
  const csv = 'Id,Name,Forecast,Owner,Origin [1]\na,One,2029,X,Y\n'

  it('are reported, but for those ignored', () => {
    const { notes } = map(`contract: { ignore: [Origin] }${MILESTONES}`, csv)
    expect(notes).toEqual([
      {
        code: 'UNMAPPED_COLUMN',
        message: 'm/s: column "Owner" is read by no field [UNMAPPED_COLUMN]',
        where: { file: 'r/a.csv', line: 1, row: 1, column: 4, heading: 'Owner' },
      },
    ])
  })

  it('refuse the reading where the contract says so, or say nothing', () => {
    const problem = problemOf(() => map(`contract: { unmappedColumns: refuse }${MILESTONES}`, csv))
    expect(problem.code).toBe('UNMAPPED_COLUMN')
    expect(problem.message.split('\n')).toHaveLength(2)
    expect(map(`contract: { unmappedColumns: ignore }${MILESTONES}`, csv).notes).toEqual([])
  })
})

describe('readings that are refused as a whole', () => {
  it('lack a column that is not optional', () => {
    const problem = problemOf(() => map(MILESTONES, 'Id,Name\na,One\n'))
    expect(problem.message).toBe(
      'm/s: field "forecast" wants one column "Forecast", found 0 (if it may be missing: `optional: true`, with `whenAbsent: REASON`). Columns present (headings in row 1): "Id", "Name" [COLUMN_NOT_FOUND]',
    )
  })

  it('lack every column of a group of which one is needed', () => {
    const grouped = MILESTONES.replace('fields:', 'requireOneOf: [[actual, rebaselineApprover]]\n    fields:')
    expect(problemOf(() => map(grouped, 'Id,Name,Forecast\na,One,2029\n')).message).toBe(
      'm/s: one of the fields actual, rebaselineApprover wants a column, found 0. Columns present (headings in row 1): "Id", "Name", "Forecast" [COLUMN_NOT_FOUND]',
    )
    expect(map(grouped, 'Id,Name,Forecast,Actual\na,One,2029,2030\n').records).toHaveLength(1)
  })

  it('are not told what the return alone can say', () => {
    const mapping = MILESTONES.replace('fromReturn: programme', 'fromReturn: owner')
    const problem = problemOf(() => map(mapping, 'Id,Name,Forecast\na,One,2029\n'))
    expect(problem.code).toBe('BAD_CONFIGURATION')
    expect(problem.message).toBe(
      'm/s: field "programme" wants the value "owner" of the return; it states: programme [BAD_CONFIGURATION]',
    )
  })
})
