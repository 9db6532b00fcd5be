import { Closers } from '../../../base/process/closers'
import { Book } from '../../../schema/facts/snapshots/book'
import { loadRegister } from '../../../subgraphs/register/loadRegister'
import { openReporting } from '../../../subgraphs/reporting/refresh/openReporting'
import { membersReadHere } from '../../../subgraphs/register/sourcedMembers'
import type { Assembly } from '../../../gateway/federation/supergraph/assemble'
import { assemble } from '../../../gateway/federation/supergraph/assemble'
import { readConfiguration } from '../../../gateway/configuration'
import { openEditionStore } from '../../../gateway/portfolio/editions/store/openEditionStore'
import { madeUp, NOW } from '../../comparison/portfolio'

/** A portfolio of so many made-up clusters, from fixed seeds: the same in every process. */
export async function assembledMadeUp(clusters: number): Promise<Assembly> {
  const { register, snapshots } = madeUp(clusters)
  const books = new Map(
    [...snapshots].map(([id, returned]): [string, Book] => {
      const book = new Book(id)
      for (const snapshot of returned) book.add(snapshot)
      return [id, book]
    }),
  )
  const assembly = assemble(register, books, { now: () => new Date(NOW) })
  await assembly.portfolio.learn()
  return assembly
}

/** The shipped portfolio as a ledger has it. No source is asked. */
export async function assembledFrom(ledgerUrl: string): Promise<Assembly> {
  const configuration = readConfiguration({ LEDGER_URL: ledgerUrl })
  const register = loadRegister(configuration.portfolioFolder)
  const reporting = await openReporting(configuration, register, membersReadHere(register), new Closers())
  await reporting.load()
  const assembly = assemble(register, reporting.books, {
    store: await openEditionStore(ledgerUrl),
    statesOf: (member) => reporting.states(member),
  })
  await assembly.portfolio.learn()
  return assembly
}
