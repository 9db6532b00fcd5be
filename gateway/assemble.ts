/**
 * The whole graph in one process: a subgraph for every member of the register that has a source,
 * portfolio over them, and the supergraph that they compose.
 */
import { parse } from 'graphql'

import type { Composition } from '../schema/compose'
import { compose } from '../schema/compose'
import type { Book } from '../schema/facts/book'
import type { Snapshot } from '../schema/facts/snapshot'
import type { Subgraph } from '../schema/federate'
import { federate } from '../schema/federate'
import { memberTypes } from '../subgraphs/memberTypes'
import type { Register } from '../subgraphs/register'
import type { FactsSource, PortfolioOptions } from './portfolio/portfolio'
import { Portfolio } from './portfolio/portfolio'
import { portfolioTypes } from './portfolio/graph/subgraph'
import type { MemberService } from './serving/memberService'
import { inProcess } from './serving/memberService'

const FACTS = parse('query Facts($after: Int!) { facts(after: $after) { latest snapshots } }')

/** Portfolio's way of asking a member, whether it runs in this process or another. */
export function factsOf(service: MemberService): FactsSource {
  return {
    id: service.name,
    async facts(after) {
      const answer = (await service.ask(FACTS, { after })) as {
        readonly data?: {
          readonly facts?: { readonly latest: number; readonly snapshots: readonly Snapshot[] }
        } | null
        readonly errors?: readonly { readonly message: string }[]
      }
      const facts = answer.data?.facts
      if (facts === undefined) throw new Error(answer.errors?.[0]?.message ?? 'the member gave no facts')
      return facts
    },
  }
}

export interface Assembly {
  readonly subgraphs: readonly Subgraph[]
  readonly services: readonly MemberService[]
  readonly portfolio: Portfolio
  readonly composition: Composition
}

export type AssemblyOptions = Pick<PortfolioOptions, 'now' | 'onUnavailable'>

/**
 * @param books what each member has read, by member
 * @throws Problem `DOES_NOT_COMPOSE`
 */
export function assemble(
  register: Register,
  books: ReadonlyMap<string, Book>,
  options: AssemblyOptions = {},
): Assembly {
  const members = register.members.flatMap((member) => {
    const book = books.get(member.id)
    return book === undefined ? [] : [federate(member.id, memberTypes(member, book))]
  })
  const memberServices = members.map(({ name, schema }) => inProcess(name, schema))
  const portfolio = new Portfolio({ register, sources: memberServices.map(factsOf), ...options })
  const own = federate('portfolio', portfolioTypes(portfolio))
  const subgraphs = [...members, own]
  return {
    subgraphs,
    services: [...memberServices, inProcess(own.name, own.schema)],
    portfolio,
    composition: compose(subgraphs),
  }
}
