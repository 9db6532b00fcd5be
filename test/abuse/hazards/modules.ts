import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { ProblemCode } from '../../../base/problems/problem'
import type { KindName } from '../../../subgraphs/reporting/kinds/kinds'
import type { Attack, Hazard } from '../hazard'
import { subgraphOf } from '../subgraphOf'

interface Owned {
  readonly kind: KindName
  readonly root: string
  configure(replaced: string, by: string): void
}

/** Puts a module in the place of the mapping. */
function put(module: string): (stage: Owned) => void {
  return ({ kind, root, configure }) => {
    const [mapping = ''] = /map:\n[^]*?(?=\n {4}returns)/.exec(subgraphOf(kind)) ?? []
    writeFileSync(path.join(root, kind, 'plan.ts'), module)
    configure(mapping, 'mapping: plan.ts')
  }
}

const begins = (how: string, module: string, code: ProblemCode, says: string | RegExp): Attack<Owned> => ({
  how,
  put: put(`${module}\nexport const mapping = {}`),
  outcome: `UNREADABLE ${code}`,
  says,
})

/** A function of a table's mapping that does something for each name. */
const calls = (how: string, body: string, code: ProblemCode, says: string | RegExp): Attack<Owned> => ({
  how,
  put: put(`export const mapping = { gates: { minRows: 1 }, records: { Milestone: { header: { match: 'Id' }, fields: {
    programme: { from: { fromReturn: 'programme' } },
    milestone: { from: 'Id', type: 'code', required: true },
    name: { from: 'Name', type: ({ text }: { text: string }) => { ${body}; return text } } } } } }`),
  outcome: `REFUSED ${code}`,
  says,
})

const LOOP = begins('a loop as it begins', 'for (;;);', 'MAPPING_CODE_TIMEOUT', /longer than 5 seconds/)

export const modules: Hazard = {
  hazard: 'code of a member',
  cells: {
    csv: [
      LOOP,
      begins(
        'files of the machine',
        "import { readFileSync } from 'node:fs'\nreadFileSync('/etc/passwd')",
        'BAD_CONFIGURATION',
        /imports "node:fs"/,
      ),
      begins(
        'a file of another member',
        "import other from '../sql/subgraph.json'\nother",
        'BAD_CONFIGURATION',
        /plan\.ts:1:\d+: Could not resolve/,
      ),
      calls('a loop for a cell', 'for (;;);', 'MAPPING_CODE_TIMEOUT', /longer than 2 seconds/),
      calls(
        'all the memory there is',
        'const all: unknown[] = []; for (;;) all.push(new Array(1_000_000).fill(all.length))',
        'MAPPING_CODE_TOO_LARGE',
        /more memory than it may/,
      ),
      calls(
        'the secrets of the service',
        'JSON.stringify((globalThis as any).process.env)',
        'MAPPING_CODE_FAILED',
        /TypeError/,
      ),
      calls(
        'the end of the service',
        "Function('return process')().kill(1)",
        'MAPPING_CODE_FAILED',
        /process is not defined/,
      ),
    ],
    workbook: LOOP,
    rest: LOOP,
    odata: LOOP,
    sql: LOOP,
  },
}
