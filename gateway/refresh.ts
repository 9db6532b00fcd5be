/**
 * Refreshes members now: asks their sources, stores what is new.
 *
 *     npm run refresh -- [member]...
 *
 * A running service takes in what is stored at its own next refresh. Ends with 1 where a source failed
 * or a return was refused, 2 where the configuration or the call is wrong.
 */
import { Problem } from '../schema/problem'
import { runCommand } from '../subgraphs/commandLine'
import { loadRegister } from '../subgraphs/loadRegister'
import type { MemberRefresh } from '../subgraphs/reporting/refresh/refreshMember'
import { readConfiguration } from './configuration'
import { progressTo } from './progress'
import { Reporting } from './reporting'
import { standInsFor } from './standIns'

function lineOf({ member, problem, outcomes }: MemberRefresh): string {
  const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length
  const counts = `${count('STORED')} stored, ${count('UNCHANGED')} unchanged, ${count('REFUSED')} refused, ${count('FAILED')} failed`
  const problems = [problem, ...outcomes.map((one) => ('problem' in one ? one.problem : undefined))]
  const told = problems.flatMap((one) => (one === undefined ? [] : [`  ${one.message}`]))
  return [`${member}: ${counts}`, ...told].join('\n')
}

function isWell({ problem, outcomes }: MemberRefresh): boolean {
  return (
    problem === undefined && outcomes.every(({ outcome }) => outcome === 'STORED' || outcome === 'UNCHANGED')
  )
}

async function main(members: readonly string[]): Promise<number> {
  const configuration = readConfiguration(process.env)
  const { portfolioFolder, ledgerUrl } = configuration
  const register = loadRegister(portfolioFolder)
  const standIns = await standInsFor(configuration)
  const reporting = new Reporting({
    register,
    portfolioFolder,
    ledgerUrl,
    environment: standIns.environment,
    networks: [...register.networks, ...standIns.networks],
  })
  try {
    const known = [...reporting.books.keys()]
    for (const member of members) {
      if (known.includes(member)) continue
      throw new Problem(
        'BAD_CONFIGURATION',
        `There is no member "${member}" with a source; there are ${known.join(', ')}`,
      )
    }
    const progress = progressTo(process.stdout)
    const refreshes = await reporting.refresh(members.length === 0 ? known : members, {
      onProgress: progress.show,
    })
    progress.end()
    process.stdout.write(`${refreshes.map(lineOf).join('\n')}\n`)
    return refreshes.every(isWell) ? 0 : 1
  } finally {
    await reporting.stop()
    await standIns.stop()
  }
}

runCommand(() => main(process.argv.slice(2)))
