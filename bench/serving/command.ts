import { parseArgs } from 'node:util'

import { coresTold } from './load/cores'
import type { Launched } from './load/launched'
import { Report } from './report'
import type { Scene } from './scene'
import type { Members } from './stage'
import { Stage } from './stage'
import { subjectsOf } from './subjects'

type Part = (scene: Scene, report: Report) => Promise<void>

export interface Comparisons {
  /** By the name that `--only` chooses them by, in order. */
  readonly parts: Readonly<Record<string, Part>>
  /** The gateways that ours is held against, over the same members. */
  readonly others: (stage: Stage, members: Members) => Promise<readonly Launched[]>
  /** The same over members that have the load generator's core. */
  readonly withTwoCores?: (stage: Stage, members: Members) => Promise<readonly Launched[]>
}

function chosen(parts: Comparisons['parts'], only: string | undefined): readonly Part[] {
  if (only === undefined) return Object.values(parts)
  return only.split(',').map((name) => {
    const part = parts[name]
    if (part === undefined)
      throw new Error(`there is no part "${name}"; there are ${Object.keys(parts).join(', ')}`)
    return part
  })
}

async function compared({ parts, others, withTwoCores }: Comparisons): Promise<number> {
  const { values } = parseArgs({
    options: {
      pairs: { type: 'string', default: '7' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const wanted = chosen(parts, values.only)
  const report = new Report(values.json ? () => undefined : (line) => console.log(line))
  await Stage.set(async (stage) => {
    report.section(
      `Node ${process.version}; ${coresTold()}`,
      `Medians of ${values.pairs} interleaved pairs (least to most). Rates are of this machine at this hour: go by the ratios.`,
    )
    const ledger = await stage.readLedger()
    const members = await stage.members(ledger)
    const ours = await stage.shipped('ours', stage.copyOf(ledger, 'ours'))
    const scene: Scene = {
      stage,
      pairs: Number(values.pairs),
      ledger,
      ours,
      remote: await stage.shippedRemote('ours-remote', ledger, members),
      others: await others(stage, members),
      withTwoCores: (await withTwoCores?.(stage, await stage.members(ledger, 'AROUND'))) ?? [],
      subjects: await subjectsOf(ours),
    }
    for (const part of wanted) await part(scene, report)
  })
  if (values.json) console.log(JSON.stringify(report.ratios, null, 2))
  return report.isMet ? 0 : 1
}

/** Runs the comparisons that the command line asks for: `[--pairs N] [--only part[,part]] [--json]`. */
export function run(comparisons: Comparisons): void {
  compared(comparisons).then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    },
  )
}
