import { ApolloGateway } from '@apollo/gateway'
import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { DocumentNode, GraphQLFormattedError } from 'graphql'

import { budgetPlugin } from '../../base/graphql/budget/budgetPlugin'
import { KeptDocuments } from '../../base/graphql/budget/keptDocuments'
import type { Execution } from '../../base/graphql/execution/execution'
import { QueryBudget } from '../../base/graphql/budget/queryBudget'
import type { QueryLimits } from '../../base/graphql/budget/queryLimits'
import { DEFAULT_LIMITS } from '../../base/graphql/budget/queryLimits'
import { SchemaCosts } from '../../base/graphql/budget/schemaCosts'
import { CLIENT_CODES } from '../../base/graphql/clientCodes'
import { givenUpIn } from '../../base/scheduling/work'
import { reuseOf } from './reuse'
import type { ResponsePath } from './members/failures'
import { mergedErrors } from './members/failures'
import type { KeyAliases } from './members/keyAliases'
import { keyAliasesOf } from './members/keyAliases'
import { MemberAnswers } from './members/memberAnswers'
import { MemberDataSource } from './members/memberDataSource'
import type { MemberService } from './members/memberService'
import { markPartialIds } from './partialIds'
import { operationFound } from './operationFound'
import type { GatewayContext } from './gatewayContext'
import { gatewayExecution } from './gatewayExecution'

/** The members whose outages are all that is wrong with an answer; nothing where something else is. */
function outagesIn(errors: readonly GraphQLFormattedError[] = []): readonly string[] | undefined {
  const members = errors.map(({ extensions }) =>
    String(extensions?.['code']).startsWith('MEMBER_') ? extensions?.['member'] : undefined,
  )
  if (members.some((member) => typeof member !== 'string')) return undefined
  return [...new Set(members as string[])].sort()
}

/** Keeps the client's aliases out of the gateway's way, and tells what failed. */
const shapeAnswers: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => {
    let aliases: KeyAliases | undefined
    return {
      didResolveOperation: async (request) => {
        const { operationName, variables = {} } = request.request
        request.contextValue.record.reuse = reuseOf(request.document, operationName, variables)
        aliases = keyAliasesOf(request.document)
        if (aliases !== undefined) (request as { document: DocumentNode }).document = aliases.document
      },
      willSendResponse: async ({ request, source, response: { body }, contextValue: { record } }) => {
        if (body.kind !== 'single') return
        const result = body.singleResult
        // The gateway's own notes on nulls say less than the failures that caused them.
        delete result.extensions?.['valueCompletion']
        if (result.extensions !== undefined && Object.keys(result.extensions).length === 0)
          delete result.extensions
        const asAsked = (path: ResponsePath) => aliases?.restorePath(path) ?? path
        const failures = record.failures.map((failure) => ({ ...failure, paths: failure.paths.map(asAsked) }))
        if (failures.length > 0) result.errors = [...(result.errors ?? []), ...mergedErrors(failures)]
        if (aliases !== undefined && result.data !== undefined) {
          result.data = aliases.restore(result.data) as typeof result.data
        }
        if (result.errors !== undefined) {
          const { operationName, variables = {} } = request
          markPartialIds(result.data, result.errors, { query: source, operationName, variables })
        }
        const outages = outagesIn(result.errors)
        if (outages !== undefined) record.outages = outages
      },
    }
  },
}

/** Room for all that dashboards and curious people ask in a day: a planned document holds 20 to 600 kB. */
const DOCUMENTS_KEPT = { maxDocuments: 2_000, maxBytes: 64 * 1024 * 1024 } as const

/** Room for what dashboards ask of one member all day. */
const MEMBER_BYTES_KEPT = 4 * 1024 * 1024

/** Whether a subgraph answers as of snapshots of its own, as members do; portfolio goes by the edition. */
function tellsSnapshots({ schema }: MemberService): boolean {
  return schema.getQueryType()?.getFields()['facts'] !== undefined
}

export interface ServerOptions {
  readonly supergraphSdl: string
  readonly services: readonly MemberService[]
  readonly memberTimeoutMillis: number
  /** The way in which questions are executed. */
  readonly execution: Execution
  /** The most that one document may ask for. */
  readonly queryLimits?: QueryLimits | undefined
  readonly onFailure: (subgraph: string, cause: unknown) => void
  /** Told of every member that could not be asked. */
  readonly onOutage?: (subgraph: string) => void
}

/** The federation gateway over the services, ready to be started. */
export function createServer(options: ServerOptions): ApolloServer<GatewayContext> {
  const { supergraphSdl, services, memberTimeoutMillis, execution, onFailure, onOutage } = options
  const { queryLimits = DEFAULT_LIMITS } = options
  // The gateway's constructor would otherwise start an exporter that calls out of this network.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  const byName = new Map(services.map((service) => [service.name, service]))
  const documents = new KeptDocuments(DOCUMENTS_KEPT)
  const budget = new QueryBudget(queryLimits, new SchemaCosts(services.map(({ schema }) => schema)))
  const { gateway, plugins } = gatewayExecution(execution).planExecution(
    ({ cache, onPlan }) =>
      new ApolloGateway({
        supergraphSdl,
        experimental_didResolveQueryPlan: onPlan,
        queryPlannerConfig: { exposeDocumentNodeInFetchNode: true, cache },
        __exposeQueryPlanExperimental: false,
        buildService: ({ name }) => {
          const service = byName.get(name)
          if (service === undefined) throw new RangeError(`There is no service for the subgraph "${name}"`)
          return new MemberDataSource(service, {
            ...(tellsSnapshots(service) ? { answers: new MemberAnswers(MEMBER_BYTES_KEPT) } : {}),
            timeoutMillis: memberTimeoutMillis,
            onFailure,
            onOutage: onOutage ?? (() => undefined),
          })
        },
      }),
    {
      // One elsewhere as well: of its answers no more is passed on than was asked, in the order in which it was.
      exact: new Map(services.map(({ name, schema }) => [name, schema])),
      onKept: (queryHash, bytes) => documents.grow(queryHash, bytes),
      fallbacks: execution.fallbacks,
    },
  )
  return new ApolloServer<GatewayContext>({
    gateway,
    documentStore: null,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Texts are found by their hashes before the server is asked.
    persistedQueries: false,
    plugins: [
      budgetPlugin(budget, documents),
      operationFound,
      shapeAnswers,
      ...plugins,
      ApolloServerPluginLandingPageDisabled(),
      // How long an answer holds follows from its edition, not from hints in a schema.
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError: (error: GraphQLFormattedError, cause: unknown): GraphQLFormattedError => {
      if (CLIENT_CODES.has(error.extensions?.['code'])) return error
      if (givenUpIn(cause) === undefined) onFailure('gateway', cause)
      return { message: 'The gateway failed while answering', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
    },
    stopOnTerminationSignals: false,
  })
}
