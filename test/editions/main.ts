import path from 'node:path'
import { parseArgs } from 'node:util'

import { packageRoot } from '../../base/process/packageRoot'
import { keepToCore } from '../../bench/serving/load/cores'
import { runEditions } from './editionsRun'

function optionsIn(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { answers: { type: 'string', default: '100000' }, rate: { type: 'string', default: '80' } },
  })
  const [answers, rate] = [Number(values.answers), Number(values.rate)]
  if (!Number.isInteger(answers) || answers < 1 || !Number.isInteger(rate) || rate < 1)
    throw new Error('--answers and --rate take a whole number from 1')
  return { answers, rate }
}

/** `npm run check:editions -- [--answers N] [--rate A_SECOND]`; the exit code is 1 where a fault was found. */
async function main(): Promise<void> {
  const options = optionsIn(process.argv.slice(2))
  keepToCore('AROUND')
  const { answers, editions, askedAgain, checked, quiet, refreshed, faults } = await runEditions({
    ...options,
    program: path.join(packageRoot(), 'dist', 'gateway', 'main.js'),
    report: (line) => console.log(line),
  })
  for (const fault of faults) console.log(fault)
  console.log(
    `checked ${checked.editions} names of editions, ${checked.members} snapshots of members, ${checked.figures} planted figures, ${checked.gaps} gaps to target; ${askedAgain} questions asked again`,
  )
  const verdict = faults.length === 0 ? 'none mixes two editions' : `${faults.length} FAULTS`
  console.log(
    `${answers} answers over ${editions} editions, ${verdict}; p99 ${refreshed.p99.toFixed(1)} ms with a refresh each second, ${quiet.p99.toFixed(1)} ms without: ${(refreshed.p99 / quiet.p99).toFixed(2)} times`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
