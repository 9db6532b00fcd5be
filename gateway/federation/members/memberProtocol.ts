/** What portfolio itself asks of members: their facts, the attempts at their sources, and how these stand. */
import type { DocumentNode, GraphQLFormattedError } from 'graphql'
import { parse } from 'graphql'

import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import { Problem } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'
import { snapshotMisfit } from '../../../schema/facts/snapshots/snapshotMisfit'
import { toldAttempts } from '../../../schema/facts/snapshots/toldAttempts'
import type { SourceState } from '../../../subgraphs/reporting/refresh/sourceState'
import type { OperationsSource } from '../../portfolio/graph/operations'
import type { FactsSource } from '../../portfolio/editions/portfolio'
import type { UncheckedAnswer } from './checking/answerCheck'
import { AnswerCheck } from './checking/answerCheck'
import type { MemberService } from './memberService'
import { toldFailure } from './toldFailure'

const FACTS = parse('query Facts($after: Int!) { facts(after: $after) { latest snapshots } }')
const ATTEMPTS = parse('{ attempts }')
const STATES = parse(`{
  sourceStates { source kind state problem { code message } lastAttempt lastSuccess newestReferenceDate }
}`)

/** How long a page of facts may take from another process. */
const FACTS_MILLIS = 10_000
/** Less than a whole answer may take: one member that hangs must not keep the operations of the others from being told. */
const STATES_MILLIS = 2_000

type FactsPage = Awaited<ReturnType<FactsSource['facts']>>

/** Portfolio's own way of asking a member one document. */
function asking<Data>(service: MemberService, document: DocumentNode, millis: number) {
  const { name, trusted } = service
  const check = trusted ? undefined : new AnswerCheck(service, document)
  /** @throws Error where the member gives no answer, or another than to the question */
  return async (variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
    const signal = () => AbortSignal.timeout(millis)
    const answer = await service.ask(check?.document ?? document, variables, undefined, signal)
    const told = check?.check(variables, answer as UncheckedAnswer) ?? (answer as UncheckedAnswer)
    if ('fault' in told) throw new Error(`${name} answered something else than was asked: ${told.fault}`)
    const [error] = told.errors ?? []
    if (error !== undefined) throw failureIn(error, service)
    if (told.data == null) throw new Error(`${name} gave no answer`)
    return told.data as Data
  }
}

/** What a member says of its own configuration is told on; anything else is that it gave no answer. */
function failureIn(error: GraphQLFormattedError, { name, trusted }: MemberService): Error {
  const { code, cause } = toldFailure(error, name, trusted)
  return OF_ITS_CONFIGURATION.has(code) ? new Problem(code, cause) : new Error(cause)
}

const OF_ITS_CONFIGURATION: ReadonlySet<ProblemCode> = new Set([
  'BAD_CONFIGURATION',
  'PATH_OUTSIDE_MEMBER',
  'READER_STOPPED',
  'LEDGER_DAMAGED',
])

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
  const ask = asking<{ readonly facts: FactsPage }>(service, FACTS, FACTS_MILLIS)
  const askAttempts = asking<{ readonly attempts: MemberAttempts | null }>(service, ATTEMPTS, STATES_MILLIS)
  return {
    id: service.name,
    async facts(after) {
      const { facts } = await ask({ after })
      const misfit = service.trusted ? undefined : pageMisfit(facts, after)
      if (misfit !== undefined)
        throw new Error(`${service.name} answered something else than facts: ${misfit}`)
      return facts
    },
    async attempts() {
      const { attempts } = await askAttempts()
      if (attempts === null) return undefined
      return service.trusted ? attempts : toldAttempts(attempts)
    },
  }
}

/** Portfolio's way of asking a member how its sources stand. */
export function operationsOf(service: MemberService): OperationsSource {
  const ask = asking<{ readonly sourceStates: readonly SourceState[] }>(service, STATES, STATES_MILLIS)
  return {
    id: service.name,
    states: async () => (await ask()).sourceStates,
  }
}
