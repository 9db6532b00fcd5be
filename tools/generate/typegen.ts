/**
 * Generates the types that Nexus gives to resolvers.
 *
 * Nexus declares one global schema, and this product has nine. So the types are generated once, from
 * a union of all of them that exists only here; every real subgraph is built without outputs.
 */
import { core, interfaceType } from 'nexus'

import type { EntityKind } from '../../schema/federation/entity'
import { Book } from '../../schema/facts/snapshots/book'
import {
  codeField,
  INTERFACES,
  memberEntity,
  programmeFields,
  programmeVocabulary,
} from '../../subgraphs/member/programme'
import type { Register } from '../../subgraphs/register/register'
import { strategyTypes } from '../../subgraphs/member/strategy'
import { IN_PORTFOLIO, portfolioFields } from '../../gateway/portfolio/graph/member'
import { operationsTypes } from '../../gateway/portfolio/graph/operations'
import { ownTypes } from '../../gateway/portfolio/graph/subgraph'
import { Portfolio } from '../../gateway/portfolio/editions/portfolio'

function unionInterface(kind: EntityKind) {
  return interfaceType({
    ...INTERFACES[kind],
    sourceType: IN_PORTFOLIO,
    definition(t) {
      codeField(t)
      programmeFields(t)
      portfolioFields(t)
    },
  })
}

/** The resolvers' types as TypeScript, for a file at the given path. */
export async function resolverTypes(register: Register, file: string): Promise<string> {
  const members = register.members.flatMap(({ id, kind, name }) =>
    kind === 'strategy' ? [] : [memberEntity(kind, id, name, () => undefined)],
  )
  const { tsTypes } = await core.generateSchema.withArtifacts(
    {
      types: [
        ...programmeVocabulary,
        ...strategyTypes(new Book('strategy')),
        ...ownTypes(new Portfolio({ register, sources: [] })),
        ...operationsTypes([], () => ({ due: 0 })),
        unionInterface('cluster'),
        unionInterface('programme'),
        ...members,
      ],
      outputs: false,
      features: { abstractTypeStrategies: { resolveType: false, __typename: true } },
    },
    file,
  )
  // Resolvers give lists that nobody writes into.
  return tsTypes.replaceAll(/: (\S+\[\])(?=( \| null)?; \/\/ )/g, ': readonly $1')
}
