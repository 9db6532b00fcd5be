import { checkYaml, parseYaml } from '../../../../../base/configuration/yamlFile'
import { mappingFaults } from '../../../../../subgraphs/reporting/mapping/written/mappingFaults'
import { mappingContent } from '../../../../../subgraphs/reporting/mapping/written/mappingSchema'

function faultsIn(text: string): string[] {
  return mappingFaults(checkYaml(mappingContent, parseYaml(text, 'm.yml'))).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
}

const report = (fields: string, more = ''): string => `
records:
  ProgrammeReport:
    header: { match: Name }
    fields:
      referenceDate: { from: { fromReturn: referenceDate } }
${fields}
${more}`

test.each([
  [
    report('      department: { from: Department, type: text }'),
    [
      'records.ProgrammeReport.fields: does not map "programme", which is a part of the key of ProgrammeReport',
    ],
  ],
  [
    report(
      '      programme: { from: { identifiedBy: { id: externalID, name: publishedName, department: department } } }',
    ),
    [
      'records.ProgrammeReport.fields.programme.from.identifiedBy.id: names "externalID", which is not mapped; allowed: programme, referenceDate',
      'records.ProgrammeReport.fields.programme.from.identifiedBy.name: names "publishedName", which is not mapped; allowed: programme, referenceDate',
      'records.ProgrammeReport.fields.programme.from.identifiedBy.department: names "department", which is not mapped; allowed: programme, referenceDate',
    ],
  ],
  [
    report(
      '      programme: { from: Name, type: code }',
      "rules: [{ on: ProgrammeReport, assert: 'aprovedEnd > approvedStart', severity: warning, code: X }]",
    ),
    ['rules.0.assert: names "aprovedEnd", which is no field of the record'],
  ],
  [
    report(
      '      programme: { from: Name, type: code }',
      "rules: [{ on: ProgrammeReport, when: 'scale', assert: 'benefits > 0', severity: warning, code: X }]",
    ),
    ['rules.0.when: wants one of <= >= == != < > where it has "the end"'],
  ],
  [
    report('      programme: { from: Name, type: ref, record: Product, field: prodct }'),
    [
      'records.ProgrammeReport.fields.programme.field: "prodct" is no field of Product; allowed: product, name, kind, description, owner, status, serves',
      'records.ProgrammeReport.fields.programme.record: Product is not mapped from this source',
    ],
  ],
  [report('      programme: { from: Name, type: code }'), []],
])('%s', (text, faults) => {
  expect(faultsIn(text)).toEqual(faults)
})

test('an observation needs no organisation', () => {
  const text = `
records:
  Observation:
    header: { match: Measure }
    fields:
      programme: { from: { fromReturn: programme } }
      measure: { from: Measure, type: code }
      version: { from: { constant: v1 } }
`
  expect(faultsIn(text)).toEqual([
    'records.Observation.fields: does not map "period", which is a part of the key of Observation',
  ])
})

test.each([
  ['{ from: { constant: GBP } }', []],
  ['{ from: { constant: GBP_MILLION } }', []],
  ...['{ from: { constant: FTE } }', '{ from: Unit, type: code }'].map((unit): [string, string[]] => [
    unit,
    [
      'records.Observation.fields.value: is money, and the record does not say in what; right: `unit: { from: { constant: GBP } }`, or GBP_MILLION, as a field of the record',
    ],
  ]),
])('an observation of money says in what: %s', (unit, faults) => {
  const text = `
records:
  Observation:
    header: { match: Measure }
    fields:
      programme: { from: { fromReturn: programme } }
      measure: { from: Measure, type: code }
      version: { from: { constant: v1 } }
      period: { from: { constant: 2026-10 } }
      unit: ${unit}
      value: { from: Cost, type: money, currency: GBP, unit: 1000 }
`
  expect(faultsIn(text)).toEqual(faults)
})
