import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { parse } from 'csv-parse/sync'

import { checkYaml, parseYaml } from '../../../../base/configuration/yamlFile'
import { identifyAlone } from '../../../../subgraphs/reporting/mapping/keys/identity'
import { mappingFaults } from '../../../../subgraphs/reporting/mapping/written/mappingFaults'
import { mappingFile } from '../../../../subgraphs/reporting/mapping/written/mappingSchema'
import { mapTables } from '../../../../subgraphs/reporting/mapping/records/mapTables'
import type { Mapped } from '../../../../subgraphs/reporting/mapping/records/mapTables'
import { openWorkbook } from '../../../../subgraphs/sources/workbook/workbook'
import { sharedFolder } from '../../../reference/location'
import { problemOf } from '../../../support/reporting/problemOf'
import { describeWith, hasOpenpyxl, savedByOpenpyxl } from './writers'

jest.setTimeout(120_000)

const folder = path.join(sharedFolder() ?? '', 'data', 'gmpp-return')
const template = path.join(folder, 'template.xlsm')

interface DatamapRow {
  readonly cell_key: string
  readonly template_sheet: string
  readonly cellreference: string
}

/** The keys of a sheet in the datamap: every value of the return, its sheet and its cell. */
function keysOn(sheet: string): readonly DatamapRow[] {
  const rows = parse(readFileSync(path.join(folder, 'datamap.csv')), {
    columns: true,
    relax_column_count: true,
  })
  return (rows as DatamapRow[]).filter(({ template_sheet: on }) => on === sheet)
}

const quoted = JSON.stringify

/** A mapping of form cells: the words of every key, and the numbers of those that have them. */
function peopleMapping(keys: readonly DatamapRow[]): string {
  const words = keys.map(
    ({ template_sheet: sheet, cellreference: cell }) =>
      `    - { fields: { measure: { from: { constant: ${cell} } }, description: { from: { sheet: ${quoted(sheet)}, cell: ${cell} }, type: text } } }`,
  )
  const numbers = ['E6', 'E7', 'E8', 'E9', 'E10'].map((cell) => observation(cell, 'FTE', 'type: number'))
  return `version: 1
sentinels: [{ match: '^n/?a$', reason: NOT_APPLICABLE }]
contract: { badCell: reason }
records:
  Measure:
${words.join('\n')}
  Observation:
${[...numbers, observation('E11', 'PERCENT', 'type: percent')].join('\n')}
`
}

function observation(cell: string, unit: string, type: string): string {
  return `    - fields:
        programme: { from: { fromReturn: programme } }
        measure: { from: { constant: ${cell} } }
        version: { from: { constant: '1' } }
        period: { from: { fromReturn: referenceDate } }
        unit: { from: { constant: ${unit} } }
        value: { from: { sheet: 5 - People, cell: ${cell} }, ${type} }`
}

async function mapped(yaml: string, bytes: Buffer): Promise<Mapped> {
  const { version: _version, ...mapping } = checkYaml(mappingFile, parseYaml(yaml, 'm.yml'))
  expect(mappingFaults(mapping)).toEqual([])
  const source = await openWorkbook(bytes, 'returns/template.xlsm')
  const values = { programme: 'synergy', referenceDate: '2026-09-30' }
  return mapTables(mapping, source, 'auto', { source: 'm/gmpp-return', values, identify: identifyAlone })
}

describeWith('the folder of published data', existsSync(template), 'the quarterly return of the GMPP', () => {
  it('reads through a mapping of form cells built from its datamap: the people sheet', async () => {
    const keys = keysOn('5 - People')
    expect(keys).toHaveLength(55)
    const { records, quarantine, notes, counts } = await mapped(peopleMapping(keys), readFileSync(template))
    expect(counts).toEqual({ read: 61, accepted: 61, quarantined: 0, withReason: 39, elsewhere: 0 })
    expect([quarantine, notes]).toEqual([[], []])
    const words = records.filter(({ type }) => type === 'Measure').map(({ fields }) => fields['description'])
    // Of the 55 cells, openpyxl finds 30 filled, 14 of them with N/A.
    expect(
      words.filter((cell) => cell?.value !== undefined || cell?.reason === 'NOT_APPLICABLE'),
    ).toHaveLength(30)
    expect(words.filter((cell) => cell?.reason === 'NOT_APPLICABLE')).toHaveLength(14)
    expect(words.filter((cell) => cell?.reason === 'NOT_PROVIDED')).toHaveLength(25)
    const figures = records.filter(({ type }) => type === 'Observation').map(({ fields }) => fields['value'])
    expect(figures.map((cell) => cell?.value)).toEqual([
      '21.2',
      '1.3',
      '22.5',
      '27.5',
      '5',
      '-18.1818181818182',
    ])
    expect(figures[5]).toMatchObject({
      raw: '-18.1818181818182%',
      where: { sheet: '5 - People', cell: 'E11', row: 11, column: 5 },
    })
  })

  it('gives one record a workbook, made of cells of several sheets', async () => {
    const yaml = `version: 1
records:
  ProgrammeReport:
    key: [externalId]
    fields:
      programme: { from: { identifiedBy: { id: externalId, name: publishedName, department: department } } }
      referenceDate: { from: { fromReturn: referenceDate } }
      externalId: { from: { sheet: Introduction, cell: C12 }, type: code }
      publishedName: { from: { sheet: Introduction, cell: C11 }, type: text }
      department: { from: { sheet: Introduction, cell: C9 }, type: text }
      centralRating: { from: { sheet: 5 - People, cell: E18 }, type: rag, scale: FIVE_POINT }
`
    const { records, counts } = await mapped(yaml, readFileSync(template))
    expect(counts).toMatchObject({ read: 1, accepted: 1 })
    expect(records[0]?.fields['centralRating']).toMatchObject({
      value: 'AMBER',
      where: { sheet: '5 - People', cell: 'E18' },
    })
    expect(records[0]?.fields['externalId']?.where).toMatchObject({ sheet: 'Introduction', cell: 'C12' })
  })

  it('names the sheets there are where one that is wanted is not', async () => {
    const yaml = peopleMapping([{ cell_key: 'x', template_sheet: '5 - Persons', cellreference: 'E6' }])
    const refusal = await mapped(yaml, readFileSync(template)).catch((error: unknown) => error)
    expect((refusal as Error).message).toMatch(
      /^m\/gmpp-return: field "description" wants a value at \{"sheet":"5 - Persons","cell":"E6"\}, found 0\. Sheets present: "Introduction", "Contents", .* \[COLUMN_NOT_FOUND\]$/,
    )
  })

  describeWith('openpyxl', hasOpenpyxl, 'filled in by a script', () => {
    it('has what nobody calculated quarantined, with its cell and what would be right', async () => {
      const bytes = savedByOpenpyxl(`book['5 - People']['E6'] = 30`, template)
      const { records, quarantine } = await mapped(peopleMapping(keysOn('5 - People')), bytes)
      const value = (measure: string): unknown =>
        records.find(({ type, fields }) => type === 'Observation' && fields['measure']?.value === measure)
          ?.fields['value']
      expect(value('E6')).toMatchObject({ value: '30' })
      expect(value('E8')).toMatchObject({ reason: 'UNPARSEABLE', raw: '=E6+E7' })
      expect(quarantine.filter(({ field }) => field === 'value').map(({ message }) => message)[0]).toBe(
        'm/gmpp-return: file "returns/template.xlsm" sheet "5 - People" cell E8 → Observation.value: "=E6+E7" is a formula ' +
          'with no stored result (open and save the workbook in Excel or LibreOffice) [UNCALCULATED_FORMULA]',
      )
    })
  })
})

describe('a record without a heading', () => {
  it('reads no columns', () => {
    const yaml = `version: 1\nrecords:\n  Objective:\n    fields:\n      objective: { from: Id, type: code }\n`
    const { version: _version, ...mapping } = checkYaml(mappingFile, parseYaml(yaml, 'm.yml'))
    expect(mappingFaults(mapping)).toEqual([
      {
        path: ['records', 'Objective', 'fields', 'objective', 'from'],
        message: 'is a column, but the record has neither `header` nor `request` to find columns by',
      },
    ])
  })

  it('is only to be had from a workbook', () => {
    const yaml = `version: 1\nrecords:\n  Objective:\n    fields:\n      objective: { from: { constant: a } }\n`
    const { version: _version, ...mapping } = checkYaml(mappingFile, parseYaml(yaml, 'm.yml'))
    const source = { table: () => ({ headings: [], records: [] }) }
    const context = { source: 'm/s', values: {}, identify: identifyAlone }
    expect(problemOf(() => mapTables(mapping, source, 'auto', context)).message).toContain(
      'which only workbooks have',
    )
  })
})
