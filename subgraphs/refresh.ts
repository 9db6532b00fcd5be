/**
 * Refreshes members now: asks their sources, stores what is new.
 *
 *     npm run refresh -- [member]...
 *
 * A running service takes in what is stored within two seconds. Ends with 1 where a source failed
 * or a return was refused, 2 where the configuration or the call is wrong.
 */
import { runCommand } from '../base/process/commandLine'
import { Closers } from '../base/process/closers'
import { readServiceConfiguration } from './configuration'
import { loadRegister } from './register/loadRegister'
import { progressTo } from './reporting/refresh/progress'
import type { MemberRefresh } from './reporting/refresh/memberRefresh'
import { problemsOf } from './reporting/refresh/memberRefresh'
import { openReporting } from './reporting/refresh/openReporting'
import { membersReadHere, requireSourced } from './register/sourcedMembers'

function lineOf(refresh: MemberRefresh): string {
  const { member, outcomes } = refresh
  const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length
  const counts = `${count('STORED')} stored, ${count('UNCHANGED')} unchanged, ${count('REFUSED')} refused, ${count('FAILED')} failed`
  const told = problemsOf(refresh).map(({ message }) => `  ${message}`)
  return [`${member}: ${counts}`, ...told].join('\n')
}

function isWell({ problem, outcomes }: MemberRefresh): boolean {
  return (
    problem === undefined && outcomes.every(({ outcome }) => outcome === 'STORED' || outcome === 'UNCHANGED')
  )
}

async function main(asked: readonly string[]): Promise<number> {
  const configuration = readServiceConfiguration(process.env, { port: 0 })
  const register = loadRegister(configuration.portfolioFolder)
  requireSourced(register, asked)
  const members = asked.length === 0 ? membersReadHere(register) : asked
  const closers = new Closers()
  try {
    const reporting = await openReporting(configuration, register, members, closers)
    const progress = progressTo(process.stdout)
    const refreshes = await reporting.refresh(members, { onProgress: progress.show })
    progress.end()
    process.stdout.write(`${refreshes.map(lineOf).join('\n')}\n`)
    return refreshes.every(isWell) ? 0 : 1
  } finally {
    await closers.close()
  }
}

runCommand(() => main(process.argv.slice(2)))
