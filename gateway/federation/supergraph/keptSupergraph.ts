import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import type { ComposableSubgraph, Composition } from '../../../schema/federation/compose'
import { addressOf, compose } from '../../../schema/federation/compose'

/** Where the supergraph of the shipped portfolio is kept, within the package. */
export const SUPERGRAPH_FILE = 'schema/supergraph.graphql'

const SEAL = '# Sealed: '

/** The version of the program that composes. */
function composerVersion(): string {
  const manifest = require.resolve('@apollo/composition/package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
}

/** Says of which subgraphs a supergraph was composed, where they are, and by what: a hash over all of it. */
function sealOf(supergraphSdl: string, subgraphs: readonly ComposableSubgraph[]): string {
  const composedOf = subgraphs.map((subgraph) => [subgraph.name, addressOf(subgraph), subgraph.sdl])
  const all = JSON.stringify([composerVersion(), composedOf, supergraphSdl])
  return createHash('sha256').update(all).digest('hex')
}

/** The text of the file that keeps a supergraph, but for comments before it. */
export function sealed(supergraphSdl: string, subgraphs: readonly ComposableSubgraph[]): string {
  return `${SEAL}${sealOf(supergraphSdl, subgraphs)}\n${supergraphSdl}`
}

/**
 * The supergraph that is kept, where it was composed of exactly these subgraphs; nothing where anything differs: in
 * a subgraph, in their order, in an address, in the text that is kept, or in the version that composes.
 */
function keptSupergraph(subgraphs: readonly ComposableSubgraph[], file: string): string | undefined {
  if (!existsSync(file)) return undefined
  const [, seal, supergraphSdl] = /^# Sealed: (\w+)\n([^]*)$/m.exec(readFileSync(file, 'utf8')) ?? []
  if (supergraphSdl === undefined || seal !== sealOf(supergraphSdl, subgraphs)) return undefined
  return supergraphSdl
}

/**
 * What {@link compose} gives, taken from where it is kept if nothing has changed since.
 *
 * @param file where a supergraph is kept
 * @throws Problem `DOES_NOT_COMPOSE`
 */
export function composeUnlessKept(
  subgraphs: readonly ComposableSubgraph[],
  file: string = path.join(packageRoot(), SUPERGRAPH_FILE),
): Composition {
  const supergraphSdl = keptSupergraph(subgraphs, file)
  if (supergraphSdl === undefined) return compose(subgraphs)
  return {
    supergraphSdl,
    get publicSdl() {
      return compose(subgraphs).publicSdl
    },
  }
}
