/** What portfolio itself asks of members: their facts, and how their sources stand. */
import type { DocumentNode } from 'graphql'
import { parse } from 'graphql'

import { snapshotMisfit } from '../schema/facts/snapshotMisfit'
import type { SourceState } from '../subgraphs/reporting/refresh/sourceState'
import type { OperationsSource } from './portfolio/graph/operations'
import type { FactsSource } from './portfolio/portfolio'
import type { MemberService } from './serving/memberService'
import { misfitOf } from './serving/shape'

const FACTS = parse('query Facts($after: Int!) { facts(after: $after) { latest snapshots } }')
const STATES = parse(`{
  sourceStates { source kind state problem { code message } lastAttempt lastSuccess newestReferenceDate }
}`)

/** How long a page of facts may take from another process. */
const FACTS_MILLIS = 10_000
/** Less than a whole answer may take: one member that hangs must not keep the operations of the others from being told. */
const STATES_MILLIS = 2_000

type FactsPage = Awaited<ReturnType<FactsSource['facts']>>

interface MemberAnswer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string }[]
}

/** A member's answer to portfolio itself. */
async function askMember<Data>(
  service: MemberService,
  document: DocumentNode,
  millis: number,
  variables: object = {},
): Promise<Data> {
  const { name, schema, trusted } = service
  const answer = await service.ask(document, { ...variables }, undefined, () => AbortSignal.timeout(millis))
  const { data, errors } = answer as MemberAnswer<Data>
  if (data == null || errors !== undefined) throw new Error(errors?.[0]?.message ?? `${name} gave no answer`)
  const misfit = trusted ? undefined : misfitOf(schema, document, data)
  if (misfit !== undefined) throw new Error(`${name} answered something else than was asked: ${misfit}`)
  return data
}

/** Why a page of facts cannot be believed, or nothing. */
function pageMisfit({ latest, snapshots }: FactsPage, after: number): string | undefined {
  let last = after
  for (const snapshot of snapshots) {
    const misfit = snapshotMisfit(snapshot)
    if (misfit !== undefined) return `snapshot after ${last}: ${misfit}`
    if (snapshot.sequence <= last) return `snapshot ${snapshot.sequence} follows ${last}`
    last = snapshot.sequence
  }
  return last > latest ? `snapshot ${last} is beyond the latest, ${latest}` : undefined
}

/** Portfolio's way of asking a member what it has read, whether it runs in this process or another. */
export function factsOf(service: MemberService): FactsSource {
  return {
    id: service.name,
    async facts(after) {
      const { facts } = await askMember<{ readonly facts: FactsPage }>(service, FACTS, FACTS_MILLIS, {
        after,
      })
      const misfit = service.trusted ? undefined : pageMisfit(facts, after)
      if (misfit !== undefined)
        throw new Error(`${service.name} answered something else than facts: ${misfit}`)
      return facts
    },
  }
}

/** Portfolio's way of asking a member how its sources stand. */
export function operationsOf(service: MemberService): OperationsSource {
  return {
    id: service.name,
    async states() {
      const { sourceStates } = await askMember<{ readonly sourceStates: readonly SourceState[] }>(
        service,
        STATES,
        STATES_MILLIS,
      )
      return sourceStates
    },
  }
}
