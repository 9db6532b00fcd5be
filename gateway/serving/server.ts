import { ApolloGateway } from '@apollo/gateway'
import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import type { DocumentNode, GraphQLFormattedError } from 'graphql'

import { reuseOf } from './answers/reuse'
import type { RequestRecord, ResponsePath } from './failures'
import { mergedErrors, newRecord } from './failures'
import type { KeyAliases } from './keyAliases'
import { keyAliasesOf } from './keyAliases'
import { MemberDataSource } from './memberDataSource'
import type { MemberService } from './memberService'

/** What one request shares: what is known of it at the start, and what has been found out on the way. */
export interface GatewayContext {
  readonly record: RequestRecord
  /** The newest edition when the request came: every part of the answer is of it, unless it names another. */
  readonly edition?: string
}

export function contextFor(edition: string): GatewayContext {
  return { record: newRecord(), edition }
}

/** The members whose outages are all that is wrong with an answer; nothing where something else is. */
function outagesIn(errors: readonly GraphQLFormattedError[] = []): readonly string[] | undefined {
  const members = errors.map(({ extensions }) =>
    String(extensions?.['code']).startsWith('MEMBER_') ? extensions?.['member'] : undefined,
  )
  if (members.some((member) => typeof member !== 'string')) return undefined
  return [...new Set(members as string[])].sort()
}

/** Codes of Apollo Server for a client's own mistakes: their messages are meant for the client. */
const CLIENT_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

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
      willSendResponse: async ({ response: { body }, contextValue: { record } }) => {
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
        const outages = outagesIn(result.errors)
        if (outages !== undefined) record.outages = outages
      },
    }
  },
}

export interface ServerOptions {
  readonly supergraphSdl: string
  readonly services: readonly MemberService[]
  readonly memberTimeoutMillis: number
  readonly onFailure: (subgraph: string, cause: unknown) => void
  /** Told of every member that could not be asked. */
  readonly onOutage?: (subgraph: string) => void
}

/** The federation gateway over the services, ready to be started. */
export function createServer(options: ServerOptions): ApolloServer<GatewayContext> {
  const { supergraphSdl, services, memberTimeoutMillis, onFailure, onOutage } = options
  // The gateway's constructor would otherwise start an exporter that calls out of this network.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  const byName = new Map(services.map((service) => [service.name, service]))
  const gateway = new ApolloGateway({
    supergraphSdl,
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      const service = byName.get(name)
      if (service === undefined) throw new RangeError(`There is no service for the subgraph "${name}"`)
      return new MemberDataSource(service, {
        timeoutMillis: memberTimeoutMillis,
        onFailure,
        onOutage: onOutage ?? (() => undefined),
      })
    },
  })
  return new ApolloServer<GatewayContext>({
    gateway,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    plugins: [shapeAnswers, ApolloServerPluginLandingPageDisabled()],
    formatError: (error: GraphQLFormattedError, cause: unknown): GraphQLFormattedError => {
      if (CLIENT_CODES.has(error.extensions?.['code'])) return error
      onFailure('gateway', cause)
      return { message: 'The gateway failed while answering', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
    },
    stopOnTerminationSignals: false,
  })
}
