import type { CompositionSuccess } from '@apollo/composition'
import { composeServices } from '@apollo/composition'
import type { DocumentNode } from 'graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'

import { Problem } from './problem'

/** What composition needs to know of a subgraph. */
export interface ComposableSubgraph {
  readonly name: string
  readonly document: DocumentNode
  /** Where it is asked that runs as a service of its own. */
  readonly url?: string
}

export interface Composition {
  readonly supergraphSdl: string
  /** The schema that clients see. */
  readonly publicSdl: string
  readonly hints: readonly { readonly code: string; readonly message: string }[]
}

/**
 * Arguments present in some members only would be dropped from the graph, silently but for a hint;
 * that is an error here.
 */
const HINTS_THAT_ARE_ERRORS: ReadonlySet<string> = new Set([
  'INCONSISTENT_ARGUMENT_PRESENCE',
  'INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE',
  'INCONSISTENT_DEFAULT_VALUE_PRESENCE',
])

/** The address of a member served in this process: never fetched, since a data source stands in. */
function inProcess(name: string): string {
  return `in-process://${name}`
}

/**
 * Composes the supergraph.
 *
 * @throws Problem `DOES_NOT_COMPOSE` with every error of composition
 */
export function compose(subgraphs: readonly ComposableSubgraph[]): Composition {
  const result = composeServices(
    subgraphs.map(({ name, document, url = inProcess(name) }) => ({ name, typeDefs: document, url })),
  )
  if (result.errors !== undefined) {
    throw new Problem('DOES_NOT_COMPOSE', result.errors.map((error) => error.message).join('\n'))
  }
  const hints = result.hints.map((hint) => ({ code: hint.definition.code, message: hint.message }))
  const grave = hints.filter(({ code }) => HINTS_THAT_ARE_ERRORS.has(code))
  if (grave.length > 0) {
    throw new Problem('DOES_NOT_COMPOSE', grave.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  }
  return {
    supergraphSdl: result.supergraphSdl,
    // Only asked for where files are generated; a service would start later for it.
    get publicSdl() {
      return publicSdlOf(result)
    },
    hints,
  }
}

function publicSdlOf({ schema }: CompositionSuccess): string {
  return `${printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()))}\n`
}
