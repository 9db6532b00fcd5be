import path from 'node:path'

import { Closers } from '../../../base/process/closers'
import { federate } from '../../../schema/federation/federate'
import { loadRegister } from '../../../subgraphs/register/loadRegister'
import { memberTypes } from '../../../subgraphs/member/memberTypes'
import { openReporting } from '../../../subgraphs/reporting/refresh/openReporting'
import { serveMember } from '../../../subgraphs/member/memberServer'
import { sourcedMembers } from '../../../subgraphs/register/sourcedMembers'
import { testedExecution } from '../testedExecution'

export interface EveryMember {
  /** By member: where its `/graphql` is. */
  readonly addresses: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Reads every source of a portfolio once, and serves each member over HTTP. */
export async function serveEveryMember(portfolioFolder: string, ledgerFolder: string): Promise<EveryMember> {
  const register = loadRegister(portfolioFolder)
  const closers = new Closers()
  const configuration = {
    host: '127.0.0.1',
    port: 0,
    portfolioFolder,
    ledgerUrl: `sqlite:${path.join(ledgerFolder, 'ledger.sqlite')}`,
    environment: {},
  }
  const members = sourcedMembers(register)
  const reporting = await openReporting(
    configuration,
    register,
    members.map(({ id }) => id),
    closers,
  )
  await reporting.load()
  // First the directorate, which says what is measured.
  await reporting.refresh(members.flatMap(({ id, kind }) => (kind === 'strategy' ? [id] : [])))
  await reporting.refresh()
  const addresses: Record<string, string> = {}
  for (const member of members) {
    const { id } = member
    const book = reporting.books.get(id)
    if (book === undefined) throw new RangeError(`${id} has not been read`)
    const { name, schema } = federate(id, memberTypes(member, book, { states: () => reporting.states(id) }))
    const { url, stop } = await serveMember({
      name,
      schema,
      host: '127.0.0.1',
      port: 0,
      execution: testedExecution(),
    })
    closers.add(stop)
    addresses[id] = `${url}/graphql`
  }
  return { addresses, stop: () => closers.close() }
}
