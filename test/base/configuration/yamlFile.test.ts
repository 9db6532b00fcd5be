import { checkYaml, parseYaml } from '../../../base/configuration/yamlFile'
import { mappingFile } from '../../../subgraphs/reporting/mapping/written/mappingSchema'
import { problemOf } from '../../support/reporting/problemOf'

function faultsIn(text: string): string[] {
  const problem = problemOf(() => checkYaml(mappingFile, parseYaml(text, 'm.yml')))
  expect(problem.code).toBe('BAD_CONFIGURATION')
  return problem.message.split('\n')
}

const mapping = (fields: string, more = ''): string => `version: 1
records:
  Milestone:
    header: { match: Name }
    fields:
      ${fields}
${more}`

describe('faults in a mapping file', () => {
  it.each([
    [
      mapping('name: { from: Name, type: text, formts: [yyyy] }'),
      'm.yml:6:39: records.Milestone.fields.name.formts: unknown key "formts"; allowed: type, from, part, optional, required, whenBlank, whenAbsent, sentinels',
    ],
    [
      mapping('forecast: { from: Name, type: date, formts: [yyyy], formats: [yyyy] }'),
      'm.yml:6:43: records.Milestone.fields.forecast.formts: unknown key "formts" (did you mean "formats"?); allowed: type, formats, serial, time, zone, epoch, monthFirst, pivot, precision, from, part, optional, required, whenBlank, whenAbsent, sentinels',
    ],
    [
      mapping('forecast: { from: Name, type: money, currency: GBP, unit: 1 }'),
      'm.yml:6:37: records.Milestone.fields.forecast.type: "money" is not allowed; allowed: date, period',
    ],
    [
      mapping('forecast: { from: Name, type: date, formats: [MM/dd/yyyy] }'),
      'm.yml:6:53: records.Milestone.fields.forecast.formats.0: puts the month before the day; dates are day first, unless the field says `monthFirst: true`',
    ],
    [
      mapping('forecast: { from: Name, type: date }'),
      'm.yml:6:7: records.Milestone.fields.forecast.formats: wants at least one form, or a `zone`',
    ],
    [
      mapping('forecast: { from: { constant: 31/12/2026 } }'),
      'm.yml:6:37: records.Milestone.fields.forecast.from.constant: is not a date; allowed: 2029, 2026-Q4, 2026-12, 2026-12-31',
    ],
    [
      mapping('name: { from: Name }'),
      'm.yml:6:21: records.Milestone.fields.name.from: a column needs a `type` beside it; without one, allowed: constant, fromReturn, identifiedBy',
    ],
    [
      mapping('name: { from: { startsWith: a, contains: b }, type: text }'),
      'm.yml:6:21: records.Milestone.fields.name.from: must say exactly one thing; allowed: startsWith, contains, matches, anyOf, letter, heading with occurrence, join, firstOf, unpivoted, counted, fromReturn, path, sheet with cell',
    ],
    [
      mapping('name: { from: { anyOf: [{ starts: a }] }, type: text }'),
      'm.yml:6:33: records.Milestone.fields.name.from.anyOf.0.starts: unknown key "starts"; allowed: startsWith, contains, matches, anyOf',
    ],
    [
      mapping('nme: { from: Name, type: text }'),
      'm.yml:6:7: records.Milestone.fields.nme: unknown key "nme" (did you mean "name"?); allowed: programme, milestone, name, originalBaseline, currentBaseline, forecast, actual, rebaselinedOn, rebaselineApprover',
    ],
    [
      mapping('name: { from: Name, type: text }', 'contract: { badCell: nullCell }'),
      'm.yml:7:22: contract.badCell: "nullCell" is not allowed; allowed: quarantineRow, reason',
    ],
    [
      mapping('name: { from: Name, type: text }', "sentinels: [{ match: '(a+)+', reason: WITHHELD }]"),
      'm.yml:7:22: sentinels.0.match: repeats a group that itself repeats or branches, which can take for ever',
    ],
    ['version: 2\nrecords: {}\n', 'm.yml:1:10: version: 2 is not allowed; allowed: 1'],
    ['version: 1\nrecords: [a]\n', 'm.yml:2:10: records: wants object, found a list'],
    ['version: 1\n', 'm.yml:1:1: records: is missing; wants object'],
    ['just words\n', 'm.yml:1:1: wants object, found "just words"'],
  ])('%s', (text, fault) => {
    expect(faultsIn(text)[0]).toBe(fault)
  })

  it('are all told, in the order of the file', () => {
    const faults = faultsIn(`version: 1
records:
  Milestne: {}
  Milestone:
    header: { match: Name }
    fields: { name: { from: Name, type: txt } }
gates: { minRows: few }
`)
    expect(faults.map((fault) => fault.slice(0, 9))).toEqual(['m.yml:3:3', 'm.yml:6:4', 'm.yml:7:1'])
    expect(faults[0]).toContain('(did you mean "Milestone"?)')
    expect(faults[1]).toContain('"txt" is not allowed; allowed: text, code, enum')
    expect(faults[2]).toBe('m.yml:7:19: gates.minRows: wants number, found "few"')
  })
})

describe('YAML that cannot stand', () => {
  it.each([
    ['a: 1\nb: 2\na: 3\n', 'm.yml:3:1: Map keys must be unique'],
    ['version: [1\n', /^m\.yml:2:1: Flow sequence in block collection must be/],
    ['a: !!js/function "x"\n', /^m\.yml:1:4: Unresolved tag/],
    ['a: *nobody\n', /^m\.yml:1:\d: Unresolved alias.*nobody$/],
  ])('%j', (text, fault) => {
    expect(problemOf(() => parseYaml(text, 'm.yml')).message).toMatch(fault)
  })

  it('is refused where aliases multiply without end', () => {
    const rows = ['a: &a [x, x]']
    for (const [to, from] of ['ba', 'cb', 'dc', 'ed', 'fe'] as unknown as [string, string][]) {
      rows.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]`)
    }
    expect(problemOf(() => parseYaml(rows.join('\n'), 'm.yml')).message).toBe(
      'm.yml:1:1: Excessive alias count indicates a resource exhaustion attack',
    )
  })
})
