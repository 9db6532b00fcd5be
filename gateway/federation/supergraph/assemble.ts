/**
 * The whole graph: a subgraph for every member of the register that has a source, in this process or at the address
 * that the register has for it, portfolio over them, and the supergraph that they compose.
 */
import type { Execution } from '../../../base/graphql/execution/execution'
import { executionBy } from '../../../base/graphql/execution/execution'
import type { Composition } from '../../../schema/federation/compose'
import { compose } from '../../../schema/federation/compose'
import { Book } from '../../../schema/facts/snapshots/book'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import type { Subgraph } from '../../../schema/federation/federate'
import { federate } from '../../../schema/federation/federate'
import { memberTypes } from '../../../subgraphs/member/memberTypes'
import type { RegisteredMember, Register } from '../../../subgraphs/register/register'
import type { SourceState } from '../../../subgraphs/reporting/refresh/sourceState'
import { factsOf, operationsOf } from '../members/memberProtocol'
import { editionsStateOf } from '../../portfolio/editions/editionsState'
import type { KeeperOptions } from '../../portfolio/editions/keeper'
import { EditionKeeper } from '../../portfolio/editions/keeper'
import type { PortfolioOptions } from '../../portfolio/editions/portfolio'
import { Portfolio } from '../../portfolio/editions/portfolio'
import { operationsTypes } from '../../portfolio/graph/operations'
import { portfolioTypes } from '../../portfolio/graph/subgraph'
import type { MemberService } from '../members/memberService'
import { inProcess } from '../members/memberService'
import { remote } from '../members/remoteMember'

export interface Assembly {
  readonly subgraphs: readonly Subgraph[]
  readonly services: readonly MemberService[]
  readonly portfolio: Portfolio
  /** Opens the portfolio's editions, once it has been told to begin. */
  readonly keeper: EditionKeeper
  readonly composition: Composition
  /** The way in which the subgraphs in this process execute, and in which the gateway over them should. */
  readonly execution: Execution
}

export interface AssemblyOptions
  extends
    Pick<PortfolioOptions, 'now' | 'onUnavailable' | 'store'>,
    Partial<Pick<KeeperOptions, 'onBehind' | 'onRecovered'>> {
  /** How a member's sources stand; none are known where it is left out. */
  readonly statesOf?: (member: string) => Promise<readonly SourceState[]>
  /** How the newest attempts at a member's sources stand; not known where it is left out. */
  readonly attemptsOf?: (member: string) => MemberAttempts | undefined
  /** Where the supergraph comes from. Default: it is composed. */
  readonly compose?: typeof compose
  /** Default: the fast way. */
  readonly execution?: Execution
}

/**
 * A member as a subgraph, and the way to ask it. What one elsewhere answers with is known from the template of its
 * kind: it need not be there to be joined.
 */
function joined(
  member: RegisteredMember,
  book: Book | undefined,
  {
    statesOf,
    attemptsOf,
    execution,
  }: Pick<AssemblyOptions, 'statesOf' | 'attemptsOf'> & { readonly execution: Execution },
) {
  const { id, url } = member
  if (url !== undefined) {
    const subgraph = { ...federate(id, memberTypes(member, new Book(id))), url }
    return [{ subgraph, service: remote({ name: id, schema: subgraph.schema, url, knowsEveryEntity: true }) }]
  }
  if (book === undefined) return []
  const sources = {
    states: statesOf && (() => statesOf(id)),
    attempts: attemptsOf && (() => attemptsOf(id)),
  }
  const subgraph = federate(id, memberTypes(member, book, sources))
  return [{ subgraph, service: inProcess(id, subgraph.schema, execution) }]
}

/**
 * @param books what each member has read that runs in this process, by member
 * @throws Problem `DOES_NOT_COMPOSE`
 */
export function assemble(
  register: Register,
  books: ReadonlyMap<string, Book>,
  {
    statesOf,
    attemptsOf,
    compose: supergraphOf = compose,
    execution = executionBy(),
    onBehind = () => undefined,
    onRecovered = () => undefined,
    ...options
  }: AssemblyOptions = {},
): Assembly {
  const members = register.members.flatMap((member) =>
    joined(member, books.get(member.id), {
      ...(statesOf === undefined ? {} : { statesOf }),
      ...(attemptsOf === undefined ? {} : { attemptsOf }),
      execution,
    }),
  )
  const services = members.map(({ service }) => service)
  const portfolio = new Portfolio({ register, sources: services.map(factsOf), ...options })
  const keeper = new EditionKeeper({ portfolio, onBehind, onRecovered })
  const editions = () => editionsStateOf(portfolio, keeper)
  const own = federate('portfolio', [
    portfolioTypes(portfolio),
    operationsTypes(services.map(operationsOf), editions),
  ])
  const subgraphs = [...members.map(({ subgraph }) => subgraph), own]
  return {
    subgraphs,
    services: [...services, inProcess(own.name, own.schema, execution)],
    portfolio,
    keeper,
    composition: supergraphOf(subgraphs),
    execution,
  }
}
