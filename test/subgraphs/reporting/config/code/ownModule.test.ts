import { CodeFault } from '../../../../../subgraphs/reporting/mapping/written/functions'
import { loadOwnModule, ThrownInModule } from '../../../../../subgraphs/reporting/config/code/ownModule'
import { PortfolioFolder } from '../../../../support/reporting/portfolioFolder'
import { problemOf } from '../../../../support/reporting/problemOf'

const folder = new PortfolioFolder()

function load(text: string) {
  const file = folder.write('unity/plan.ts', text)
  return loadOwnModule(file, `${folder.root}/unity`, folder.root)
}

/** What a function of a module gives for nothing. */
function giving(body: string): unknown {
  const { mapping } = load(`export const mapping = { give: () => { ${body} } }`)
  return (mapping as { give: () => unknown }).give()
}

describe('a module of a member', () => {
  it('gives what its functions give, and is the same process for the same text', () => {
    const text =
      'let calls = 0\nexport const mapping = { gates: { minRows: 1 }, count: (by: number) => (calls += by) }'
    const first = load(text).mapping as { gates: unknown; count: (by: number) => unknown }
    expect([first.gates, first.count(2), first.count(3)]).toEqual([{ minRows: 1 }, 2, 5])
    expect((load(text).mapping as typeof first).count(1)).toBe(6)
  })

  it('has no environment, no files, no processes and no network', () => {
    process.env['UNITY_TEST_SECRET'] = 'hush'
    try {
      const reach = [
        'process',
        'require',
        'module',
        'fs',
        'child_process',
        'fetch',
        'WebSocket',
        'setTimeout',
      ]
      expect(
        giving(`return ${JSON.stringify(reach)}.map((name) => typeof (globalThis as any)[name])`),
      ).toEqual(reach.map(() => 'undefined'))
      expect(giving("return typeof Function('return this')().process")).toBe('undefined')
    } finally {
      delete process.env['UNITY_TEST_SECRET']
    }
  })

  it.each(['node:fs', 'node:child_process', 'lru-cache'])('cannot import %s', (wanted) => {
    const problem = problemOf(() => load(`import * as it from '${wanted}'\nexport const mapping = { it }`))
    expect(problem.message).toBe(
      `unity/plan.ts: imports "${wanted}"; a module may import only files of its member's folder`,
    )
  })

  it('tells what is thrown with its place', () => {
    const module = load("export const mapping = {\n  give: () => { throw new RangeError('no') },\n}")
    let thrown: unknown
    try {
      ;(module.mapping as { give: () => unknown }).give()
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(ThrownInModule)
    expect(module.told((thrown as ThrownInModule).thrown)).toMatch(/^unity\/plan\.ts:2:\d+: RangeError: no$/)
  })

  it('is stopped where one of its functions does not end, and not asked again', () => {
    const { mapping } = load(
      'export const mapping = { give: (one: string) => { for (;;) if (one === "ok") return one } }',
    )
    const { give } = mapping as { give: (one: string) => unknown }
    expect(give('ok')).toBe('ok')
    expect(() => give('loop')).toThrow(
      expect.objectContaining({
        code: 'MAPPING_CODE_TIMEOUT',
        message: 'unity/plan.ts: takes longer than 2 seconds',
      }),
    )
    expect(() => give('ok')).toThrow(CodeFault)
    expect(giving("return 'again'")).toBe('again')
  })

  it('is refused where it does not end as it begins', () => {
    const problem = problemOf(() => load('for (;;);\nexport const mapping = {}'))
    expect([problem.code, problem.message]).toEqual([
      'MAPPING_CODE_TIMEOUT',
      'unity/plan.ts: as it begins, it takes longer than 5 seconds [MAPPING_CODE_TIMEOUT]',
    ])
  })

  it('is not begun again at once where it had to be stopped', () => {
    const text = 'for (let at = 0; ; at += 1);\nexport const mapping = {}'
    const [first, second] = [problemOf(() => load(text)), problemOf(() => load(text))]
    expect(second).toBe(first)
  })

  it('is stopped where it takes too much memory', () => {
    expect(() =>
      giving('const all: unknown[] = []; for (;;) all.push(new Array(100_000).fill(all.length))'),
    ).toThrow(expect.objectContaining({ code: expect.stringMatching(/^MAPPING_CODE_(TOO_LARGE|TIMEOUT)$/) }))
  })
})
