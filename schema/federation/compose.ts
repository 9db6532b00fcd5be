import type { CompositionSuccess } from '@apollo/composition'
import { composeServices } from '@apollo/composition'
import type { DocumentNode } from 'graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'

import { Problem } from '../../base/problems/problem'

/** What composition needs to know of a subgraph. */
export interface ComposableSubgraph {
  readonly name: string
  readonly sdl: string
  readonly document: DocumentNode
  /** Where it is asked that runs as a service of its own. */
  readonly url?: string
}

export interface Composition {
  readonly supergraphSdl: string
  /** The schema that clients see. */
  readonly publicSdl: string
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

/** The address of a subgraph; of one served in this process never fetched, since a data source stands in. */
export function addressOf({ name, url = `in-process://${name}` }: ComposableSubgraph): string {
  return url
}

/**
 * Composes the supergraph.
 *
 * @throws Problem `DOES_NOT_COMPOSE` with every error of composition
 */
export function compose(subgraphs: readonly ComposableSubgraph[]): Composition {
  const result = composeServices(
    subgraphs.map((subgraph) => ({
      name: subgraph.name,
      typeDefs: subgraph.document,
      url: addressOf(subgraph),
    })),
  )
  if (result.errors !== undefined) {
    throw new Problem('DOES_NOT_COMPOSE', result.errors.map((error) => error.message).join('\n'))
  }
  const grave = result.hints.filter(({ definition }) => HINTS_THAT_ARE_ERRORS.has(definition.code))
  if (grave.length > 0) {
    const told = grave.map(({ definition, message }) => `${definition.code}: ${message}`)
    throw new Problem('DOES_NOT_COMPOSE', told.join('\n'))
  }
  return {
    supergraphSdl: result.supergraphSdl,
    // Only asked for where files are generated; a service would start later for it.
    get publicSdl() {
      return publicSdlOf(result)
    },
  }
}

function publicSdlOf({ schema }: CompositionSuccess): string {
  return `${printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()))}\n`
}
