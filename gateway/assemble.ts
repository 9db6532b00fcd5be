/**
 * The whole graph in one process: a subgraph for every member of the register that has a source,
 * portfolio over them, and the supergraph that they compose.
 */
import type { DocumentNode } from 'graphql'
import { parse } from 'graphql'

import type { Composition } from '../schema/compose'
import { compose } from '../schema/compose'
import type { Book } from '../schema/facts/book'
import type { Subgraph } from '../schema/federate'
import { federate } from '../schema/federate'
import { memberTypes } from '../subgraphs/memberTypes'
import type { Register } from '../subgraphs/register'
import type { SourceState } from '../subgraphs/reporting/refresh/sourceState'
import type { FactsSource, PortfolioOptions } from './portfolio/portfolio'
import { Portfolio } from './portfolio/portfolio'
import type { OperationsSource } from './portfolio/graph/operations'
import { operationsTypes } from './portfolio/graph/operations'
import { portfolioTypes } from './portfolio/graph/subgraph'
import type { MemberService } from './serving/memberService'
import { inProcess } from './serving/memberService'

const FACTS = parse('query Facts($after: Int!) { facts(after: $after) { latest snapshots } }')
const STATES = parse(`{
  sourceStates { source kind state problem { code message } lastAttempt lastSuccess newestReferenceDate }
}`)

interface MemberAnswer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string }[]
}

/** A member's answer to portfolio itself. */
async function askMember<Data>(
  service: MemberService,
  document: DocumentNode,
  variables: object = {},
): Promise<Data> {
  const { data, errors } = (await service.ask(document, { ...variables })) as MemberAnswer<Data>
  if (data == null || errors !== undefined)
    throw new Error(errors?.[0]?.message ?? `${service.name} gave no answer`)
  return data
}

/** Portfolio's way of asking a member what it has read, whether it runs in this process or another. */
export function factsOf(service: MemberService): FactsSource {
  return {
    id: service.name,
    async facts(after) {
      const { facts } = await askMember<{ readonly facts: Awaited<ReturnType<FactsSource['facts']>> }>(
        service,
        FACTS,
        { after },
      )
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
      )
      return sourceStates
    },
  }
}

export interface Assembly {
  readonly subgraphs: readonly Subgraph[]
  readonly services: readonly MemberService[]
  readonly portfolio: Portfolio
  readonly composition: Composition
}

export interface AssemblyOptions extends Pick<PortfolioOptions, 'now' | 'onUnavailable' | 'store'> {
  /** How a member's sources stand; none are known where it is left out. */
  readonly statesOf?: (member: string) => Promise<readonly SourceState[]>
  /** How often members carry a document out as it stands before they compile it. */
  readonly carriedOutFirst?: number
}

/**
 * @param books what each member has read, by member
 * @throws Problem `DOES_NOT_COMPOSE`
 */
export function assemble(
  register: Register,
  books: ReadonlyMap<string, Book>,
  { statesOf, carriedOutFirst, ...options }: AssemblyOptions = {},
): Assembly {
  const members = register.members.flatMap((member) => {
    const book = books.get(member.id)
    return book === undefined
      ? []
      : [federate(member.id, memberTypes(member, book, statesOf && (() => statesOf(member.id))))]
  })
  const memberServices = members.map(({ name, schema }) => inProcess(name, schema, carriedOutFirst))
  const portfolio = new Portfolio({ register, sources: memberServices.map(factsOf), ...options })
  const own = federate('portfolio', [
    portfolioTypes(portfolio),
    operationsTypes(memberServices.map(operationsOf)),
  ])
  const subgraphs = [...members, own]
  return {
    subgraphs,
    services: [...memberServices, inProcess(own.name, own.schema, carriedOutFirst)],
    portfolio,
    composition: compose(subgraphs),
  }
}
