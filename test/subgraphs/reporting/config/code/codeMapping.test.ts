import { readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../../../base/process/packageRoot'
import { readReturn } from '../../../../../subgraphs/reporting/reading/readReturn'
import { loadSubgraphFile } from '../../../../../subgraphs/reporting/config/subgraphFile'
import { dependenciesOf } from '../../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../../support/reporting/portfolioFolder'
import { problemOf } from '../../../../support/reporting/problemOf'

const folder = new PortfolioFolder()

const SUBGRAPH = `version: 1
member: unity
sources:
  - id: plan
    kind: csv
    mapping: plan.ts
    returns: [{ id: a, file: returns/a.csv, origin: REPORTED, with: { century: '20' } }]
`

/** A mapping in TypeScript whose forecast is read by the body of a function of `text` and `values`. */
const moduleOf = (body: string, more = ''): string => `interface Cell { readonly text: string }

const forecast = ({ text }: Cell, values: Readonly<Record<string, string>>) => {
  ${body}
}

export const mapping = {
  gates: { minRows: 1, maxQuarantinedShare: 0.5 },
  records: {
    Milestone: {
      header: { match: 'Id' },
      fields: {
        programme: { from: { fromReturn: 'programme' } },
        milestone: { from: 'Id', type: 'code' },
        forecast: { from: 'Forecast', type: forecast, sentinels: [{ match: '^TBC$', reason: 'NOT_YET_KNOWN' }] },
      },
    },
  },
  ${more}
}
`

const QUARTERS = moduleOf(`const [, quarter, year] = /^(\\d)\\/(\\d\\d)$/.exec(text) ?? []
  if (text === '?') return { reason: 'NOT_YET_BASELINED', note: 'a question mark' } as const
  return quarter === undefined ? { wrong: 'is no quarter', right: '4/26' } : \`\${values.century}\${year}-Q\${quarter}\``)

function load(module: string, file = 'unity/plan.ts', subgraph = SUBGRAPH) {
  folder.write(file, module)
  const { sources } = loadSubgraphFile(folder.write('unity/subgraph.yml', subgraph), folder.root)
  const [source] = sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  return [source, one] as const
}

function read(module: string, ...rows: readonly string[]) {
  folder.write('unity/returns/a.csv', ['Id,Forecast', ...rows, ''].join('\n'))
  return readReturn(...load(module), dependenciesOf(folder.root))
}

describe('a mapping in code', () => {
  it('reads by its function what no type reads, and keeps places, placeholders and blanks as any other', async () => {
    const { verdict, records, counts } = await read(QUARTERS, 'live,4/26', 'design,TBC', 'plan,', 'pilot,?')
    expect([verdict, counts.accepted]).toEqual(['ACCEPTED', 4])
    const where = { file: 'unity/returns/a.csv', heading: 'Forecast' }
    expect(records.map(({ fields }) => fields['forecast'])).toEqual([
      { value: '2026-Q4', raw: '4/26', where: expect.objectContaining({ ...where, row: 2 }) },
      { reason: 'NOT_YET_KNOWN', raw: 'TBC', where: expect.objectContaining({ ...where, row: 3 }) },
      { reason: 'NOT_PROVIDED', where: expect.objectContaining({ ...where, row: 4 }) },
      {
        reason: 'NOT_YET_BASELINED',
        raw: '?',
        note: 'a question mark',
        where: expect.objectContaining({ ...where, row: 5 }),
      },
    ])
  })

  it('is as the page on bringing a member in has it', async () => {
    const page = readFileSync(path.join(packageRoot(), 'docs', 'onboarding.md'), 'utf8')
    const [, example = ''] = /```ts\n(.*?)```/s.exec(page) ?? []
    const { records, quarantine } = await read(example, 'live,4/26', 'design,soon', 'plan,1/27')
    expect(records.map(({ fields }) => fields['forecast']?.value)).toEqual(['2026-Q4', '2027-Q1'])
    expect(quarantine[0]?.message).toContain('"soon" is no quarter (4/26) [BAD_DATE]')
  })

  it('quarantines what its function calls wrong, under the gates of any other mapping', async () => {
    const { verdict, quarantine } = await read(QUARTERS, 'live,4/26', 'design,soon')
    expect(verdict).toBe('ACCEPTED')
    expect(quarantine.map(({ message }) => message)).toEqual([
      'unity/plan: file "unity/returns/a.csv" record 2, row 3 (ends line 3), column 2 (B), column "Forecast" → Milestone.forecast: "soon" is no quarter (4/26) [BAD_DATE]',
    ])
    const refused = await read(QUARTERS, 'design,soon')
    expect([refused.verdict, refused.refusal?.code]).toEqual(['REFUSED', 'TOO_MANY_QUARANTINED'])
  })

  it('quarantines a value that is not canonical', async () => {
    const { quarantine } = await read(moduleOf('return text'), 'live,2026', 'design,31/12/2026')
    expect(quarantine[0]?.message).toContain(
      '"31/12/2026" is made "31/12/2026" by the code of the mapping (a date such as 2029, 2026-Q4, 2026-12, 2026-12-31) [BAD_DATE]',
    )
  })

  it.each([
    [
      'throws',
      "if (text === '4/27') throw new RangeError('no such quarter')\n  return '2026'",
      /unity\/plan\.ts:4:30: RangeError: no such quarter \[MAPPING_CODE_FAILED\]$/,
    ],
    [
      'fails where it calls on',
      'return JSON.parse(text)',
      /unity\/plan\.ts:4:15: SyntaxError: .* \[MAPPING_CODE_FAILED\]$/,
    ],
    [
      'gives something else',
      'return 2026 as unknown as string',
      /gives a number; allowed: text, \{ reason \} of the closed list, \{ wrong \} \[MAPPING_CODE_FAILED\]$/,
    ],
    [
      'gives a reason that is none',
      "return { reason: 'LOST' } as never",
      /gives \{ reason \}; allowed: .* \[MAPPING_CODE_FAILED\]$/,
    ],
    ['is not done when it returns', "return Promise.resolve('2026') as never", /gives a promise/],
  ])('refuses the reading where its function %s, and names place and line', async (_what, body, message) => {
    const { verdict, refusal, records } = await read(moduleOf(body), 'design,4/26', 'live,4/27')
    expect([verdict, records, refusal?.code]).toEqual(['REFUSED', [], 'MAPPING_CODE_FAILED'])
    expect(refusal?.message).toMatch(
      /^unity\/plan: file "unity\/returns\/a\.csv" record \d, row \d \(ends line \d\), column 2 \(B\), column "Forecast" → Milestone\.forecast: "4\/2\d" stops the code of the mapping: /,
    )
    expect(refusal?.message).toMatch(message)
  })

  it('makes another mapping whenever its text, or that of what it imports, is another', () => {
    const hash = (module: string) => JSON.stringify(load(module)[0].reads)
    const importing = `import { quarter } from './quarter'\n${moduleOf('return quarter')}`
    folder.write('unity/quarter.ts', "export const quarter = '2026-Q4' as const")
    const first = hash(importing)
    expect(hash(importing)).toBe(first)
    expect(hash(`${importing}\n// changed`)).not.toBe(first)
    folder.write('unity/quarter.ts', "export const quarter = '2027-Q4' as const")
    expect(hash(importing)).not.toBe(first)
  })

  it.each([
    ['CommonJS', 'unity/plan.js', 'exports.mapping = '],
    ['an ES module in JavaScript', 'unity/plan.js', 'export const mapping = '],
    ['an ES module by name', 'unity/plan.mjs', 'export const mapping = '],
  ])('may be %s', (_what, file, begin) => {
    const plain = `${begin}{ records: { Milestone: { header: { match: 'Id' }, fields: {
      programme: { from: { fromReturn: 'programme' } }, milestone: { from: 'Id', type: ({ text }) => text.trim() } } } } }`
    const [source] = load(plain, file, SUBGRAPH.replace('plan.ts', path.basename(file)))
    expect(source.mapping.records.Milestone).toMatchObject({
      fields: { milestone: { type: 'code', inCode: expect.any(Function) } },
    })
  })
})

describe('a mapping in code that cannot be taken', () => {
  it.each([
    ['has no mapping', 'export const plan = 1', 'unity/plan.ts: exports no `mapping`; it exports plan'],
    ['cannot be parsed', 'export const mapping = {\n  records: }', 'unity/plan.ts:2:12: Unexpected "}"'],
    [
      'throws as it begins',
      'const now = 1\nthrow new Error(`broken ${now}`)\nexport const mapping = {}',
      'unity/plan.ts:2:7: Error: broken 1',
    ],
    [
      'says what the schema does not know',
      moduleOf("return '2026'", 'gate: {},'),
      'unity/plan.ts: gate: unknown key "gate" (did you mean "gates"?)',
    ],
    [
      'maps a field that is none',
      moduleOf("return '2026'").replace('forecast: {', 'forcast: {'),
      'unity/plan.ts: records.Milestone.fields.forcast: unknown key "forcast" (did you mean "forecast"?)',
    ],
    [
      'has a function where none may be',
      moduleOf("return '2026'").replace("match: 'Id'", 'match: forecast'),
      'unity/plan.ts: records.Milestone.header.match: ',
    ],
    [
      'lacks a part of a key',
      moduleOf("return '2026'").replace(/ *milestone: .*\n/, ''),
      'unity/plan.ts: records.Milestone.fields: does not map "milestone"',
    ],
  ])('because it %s', (_what, module, message) => {
    const problem = problemOf(() => load(module))
    expect(problem.code).toBe('BAD_CONFIGURATION')
    expect(problem.message).toContain(message)
  })

  it.each([
    ['lies in the folder of another', '../synergy/plan.ts'],
    ['lies beside the folders', '../plan.ts'],
  ])('because it %s', (_what, written) => {
    folder.write('plan.ts', moduleOf("return '2026'"))
    folder.write('synergy/plan.ts', moduleOf("return '2026'"))
    const problem = problemOf(() => load('', 'unity/other.ts', SUBGRAPH.replace('plan.ts', written)))
    expect(problem.code).toBe('PATH_OUTSIDE_MEMBER')
    expect(problem.message).toContain('leads outside the folder of its member')
  })

  it('because it imports from outside, or is a link that leads there', () => {
    folder.write('quarter.ts', "export const quarter = '2026'")
    const importing = `import { quarter } from '../quarter'\n${moduleOf('return quarter')}`
    expect(problemOf(() => load(importing)).message).toContain('"quarter.ts" leads outside')
    symlinkSync(folder.write('linked.ts', moduleOf("return '2026'")), path.join(folder.root, 'unity/link.ts'))
    const linked = SUBGRAPH.replace('plan.ts', 'link.ts')
    expect(problemOf(() => load('', 'unity/other.ts', linked)).code).toBe('PATH_OUTSIDE_MEMBER')
  })
})
