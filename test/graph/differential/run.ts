import { buildSchema } from 'graphql'

import type { Execution, ExecutionMode } from '../../../base/graphql/execution/execution'
import { executionBy } from '../../../base/graphql/execution/execution'
import { Closers } from '../../../base/process/closers'
import { serveMember } from '../../../subgraphs/member/memberServer'
import { assemble } from '../../../gateway/federation/supergraph/assemble'
import type { MemberService } from '../../../gateway/federation/members/memberService'
import { remote } from '../../../gateway/federation/members/remoteMember'
import { createServer } from '../../../gateway/federation/server'
import {
  FICTIONAL_NOW,
  factRecord,
  fictionalBooks,
  fictionalRegister,
  fictionalStates,
  snapshotOf,
} from '../../support/fictional'
import { askGateway, askMerged, compare } from './answers'
import { coordinatesOf, mergedSchema, ownersOf } from './mergedSchema'
import { Questions } from './questions'
import { fictionalValues } from './values'

/** What came of asking the gateway and the merged schema the same questions. */
export interface Run {
  readonly disagreements: readonly string[]
  /** Questions that the gateway's budget refused. */
  readonly tooCostly: number
  /** How many questions there were that differ from one another. */
  readonly different: number
  /** How many answers had their keys in the order of the question. */
  readonly asAsked: number
  /** How many had them in an order that nothing known of the gateway explains. */
  readonly inNoKnownOrder: number
  readonly withErrors: number
  /** How many questions made the gateway ask two subgraphs or more. */
  readonly touchingSeveral: number
  /** `Type.field` of every object type that something fictional can answer. */
  readonly fields: readonly string[]
  /** Fields of object and interface types that no question held. */
  readonly unasked: readonly string[]
  /** Fields of object types that were never worked out, because nothing stood where they were asked. */
  readonly unanswered: readonly string[]
  /** Fields of object types of which no answer was other than null. */
  readonly valueless: readonly string[]
}

/** Where the subgraphs run that the gateway asks. */
export type Where = 'in process' | 'over HTTP'

/** The service, noting when it is asked. */
function noting(service: MemberService, asked: Set<string>): MemberService {
  return {
    ...service,
    ask: (document, variables, context, signal) => {
      asked.add(service.name)
      return service.ask(document, variables, context, signal)
    },
  }
}

/** Every subgraph as a service of its own, portfolio's included, and the way to ask it there. */
async function overHttp(
  services: readonly MemberService[],
  closers: Closers,
  execution: Execution,
): Promise<readonly MemberService[]> {
  return Promise.all(
    services.map(async ({ name, schema }) => {
      const served = await serveMember({
        name,
        schema,
        host: '127.0.0.1',
        port: 0,
        execution,
      })
      const service = remote({ name, schema, url: `${served.url}/graphql`, knowsEveryEntity: true })
      closers.add(() => served.stop())
      closers.add(() => service.close?.())
      return service
    }),
  )
}

/** The fictional portfolio in two editions, the later with returns that came late. */
async function twoEditions(execution: Execution) {
  const books = fictionalBooks()
  const assembly = assemble(fictionalRegister(), books, {
    execution,
    now: FICTIONAL_NOW,
    statesOf: fictionalStates,
  })
  const earlier = await assembly.portfolio.learn()
  const late = factRecord('Milestone', {
    programme: 'gamma',
    milestone: 'late',
    name: 'Late',
    forecast: '2026-09',
  })
  books.get('gamma')?.add(snapshotOf({ sequence: 4, source: 'late plan', records: [late] }))
  // What beta needs comes later, and is more: the outlook changes with it.
  const beta = books.get('beta')
  const moved = factRecord('Milestone', {
    programme: 'beta',
    milestone: 'charter',
    name: 'Charter signed',
    originalBaseline: '2025-06-30',
    currentBaseline: '2025-06-30',
    forecast: '2026-12-30',
  })
  const more = factRecord('StaffDemand', {
    programme: 'beta',
    profession: 'CHANGE',
    period: '2026-04',
    milestone: { reason: 'NOT_APPLICABLE' },
    wave: { reason: 'NOT_APPLICABLE' },
    demand: '40',
  })
  beta?.add(snapshotOf({ sequence: beta.latest + 1, source: 'late plan', records: [moved, more] }))
  const later = await assembly.portfolio.learn()
  return { ...assembly, editions: [earlier.id, later.id] }
}

/** What takes counts of organisations over two years, which nothing fictional returns: planted series test it. */
const NEVER_RETURNED = /^Organisation(Behind|Effect)\./

/** Asks so many random questions from a seed on. */
export async function compareAnswers(
  seed: number,
  queries: number,
  where: Where,
  mode: ExecutionMode,
): Promise<Run> {
  const execution = executionBy(mode)
  const { composition, subgraphs, services, portfolio, editions } = await twoEditions(execution)
  const asked = new Set<string>()
  const closers = new Closers()
  const reached = where === 'in process' ? services : await overHttp(services, closers, execution)
  const server = createServer({
    supergraphSdl: composition.supergraphSdl,
    services: reached.map((service) => noting(service, asked)),
    memberTimeoutMillis: 30_000,
    execution,
    onFailure: () => undefined,
  })
  await server.start()
  closers.add(() => server.stop())

  const answered = new Set<string>()
  const valued = new Set<string>()
  const merged = mergedSchema(composition.publicSdl, subgraphs, (coordinate, value) => {
    answered.add(coordinate)
    if (value !== null) valued.add(coordinate)
  })
  const schema = buildSchema(composition.publicSdl)
  const coordinates = coordinatesOf(schema)
  const owners = new Map([...coordinates].map((coordinate) => [coordinate, ownersOf(subgraphs, coordinate)]))
  const ownedSo = (passes: (names: readonly string[]) => boolean) =>
    [...owners].filter(([, of]) => of.length > 0 && passes(of.map(({ name }) => name))).map(([one]) => one)
  const fields = ownedSo(() => true).filter((field) => !NEVER_RETURNED.test(field))
  const questions = new Questions({
    schema,
    coordinates,
    foreign: new Set(ownedSo((names) => !names.includes('portfolio'))),
    values: fictionalValues(portfolio, editions),
    settled: (coordinate) => valued.has(coordinate) || !fields.includes(coordinate),
  })

  const disagreements: string[] = []
  const texts = new Set<string>()
  let [asAsked, inNoKnownOrder, withErrors, touchingSeveral, tooCostly] = [0, 0, 0, 0, 0]
  for (let i = 0; i < queries; i += 1) {
    const question = questions.next(seed + i)
    texts.add(question.text)
    asked.clear()
    const gateway = await askGateway(server, question)
    if (asked.size >= 2) touchingSeveral += 1
    // The merged schema has no budget: what the gateway refuses by its own is no disagreement.
    if (JSON.stringify(gateway).includes('QUERY_TOO_COSTLY')) {
      tooCostly += 1
      asAsked += 1
      continue
    }
    const plain = await askMerged(merged, question)
    if (plain.errors !== undefined) withErrors += 1
    const { inOrder, orderExplained, disagreement } = await compare(merged, question, gateway, plain)
    if (inOrder) asAsked += 1
    if (!orderExplained) inNoKnownOrder += 1
    if (disagreement !== undefined) disagreements.push(`question ${i} of SEED=${seed}: ${disagreement}`)
  }
  await closers.close()
  const without = (had: ReadonlySet<string>) => fields.filter((field) => !had.has(field)).sort()
  return {
    disagreements,
    tooCostly,
    different: texts.size,
    asAsked,
    inNoKnownOrder,
    withErrors,
    touchingSeveral,
    fields,
    unasked: questions.missing,
    unanswered: without(answered),
    valueless: without(valued),
  }
}
