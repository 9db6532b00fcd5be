import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { build } from 'esbuild'

import { SPC_CASES, wrongWith } from './cases'
import type { Spc } from './cases'

const FOLDER = path.resolve(__dirname, '../../../../gateway/methods/spc')

/** Deliberate faults: in which file, what is replaced, by what. Each must make some case fail. */
const FAULTS: readonly (readonly [fault: string, file: string, what: string, by: string])[] = [
  ['2.66 replaced by 3/1.128', 'ruleSet', 'limitFactor: 2.66', 'limitFactor: 3 / 1.128'],
  ['no screening', 'ruleSet', 'screeningFactor: 3.267,', ''],
  ['screening at or below the limit', 'limits', 'range < limit', 'range <= limit'],
  ['screening at 3.0', 'ruleSet', 'screeningFactor: 3.267', 'screeningFactor: 3'],
  ['trend of 6', 'ruleSet', 'trendLength: 7', 'trendLength: 6'],
  ['run of 8', 'ruleSet', 'runLength: 7', 'runLength: 8'],
  ['two of three on any side', 'rules', 'if (together && ', 'if ('],
  ['outside counts as near', 'ruleSet', "'BETWEEN_NEAR_LIMIT_AND_LIMIT',", "'BEYOND_NEAR_LIMIT',"],
  ['near limit from 1.128', 'limits', 'const NEAR_SHARE = 2 / 3', 'const NEAR_SHARE = 2 / 1.128 / 2.66'],
  ['run before two of three', 'rules', 'if (pair[i] === true)', 'if (pair[i] === true && run[i] === 0)'],
  [
    'trend coloured by side',
    'rules',
    "rule: 'TREND', direction: directionOf(trend[i] ?? 0)",
    "rule: 'TREND', direction: directionOf(side)",
  ],
  ['gaps bridged', 'limits', 'movingRanges(values)', 'movingRanges(present)'],
  ['on the mean counted as above', 'position', 'value > mean ? 1', 'value >= mean ? 1'],
  ['rebase ignored', 'group', 'if (rebases.length === 0) return [series]', 'return [series]'],
  ['fixing ignored', 'group', 'values.slice(0, fixAfter)', 'values'],
  ['outside at the limit', 'position', 'value > upper || value < lower', 'value >= upper || value <= lower'],
]

/** The control chart module with one text of one file replaced. */
async function mutant(file?: string, what = '', by = ''): Promise<Spc> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { xmr } from './xmr'\nexport { MDC_2023, PTD_0_2_2 } from './ruleSet'",
      resolveDir: FOLDER,
    },
    bundle: true,
    write: false,
    format: 'cjs',
    plugins: [
      {
        name: 'fault',
        setup(builder) {
          builder.onLoad({ filter: /\.ts$/ }, async (args) => {
            const source = await readFile(args.path, 'utf8')
            if (path.basename(args.path, '.ts') !== file) return { contents: source, loader: 'ts' }
            if (!source.includes(what)) throw new Error(`${args.path} has no "${what}"`)
            return { contents: source.replace(what, by), loader: 'ts' }
          })
        },
      },
    ],
  })
  const module = { exports: {} as Spc }
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(module, module.exports)
  return module.exports
}

test('no case fails without a fault', async () => {
  const spc = await mutant()
  expect(SPC_CASES.filter((given) => wrongWith(spc, given) !== undefined)).toEqual([])
})

test.each(FAULTS)('the fault "%s" is caught', async (_fault, file, what, by) => {
  const spc = await mutant(file, what, by)
  const caught = SPC_CASES.filter((given) => wrongWith(spc, given) !== undefined)
  expect(caught.map(({ name }) => name)).not.toEqual([])
})
