import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { SOURCE_ARMS } from '../kinds/kinds'
import { mappingFile } from '../mapping/written/mappingSchema'
import { freshness, id, schedule } from './sourceShape'

/** A source of any kind. */
const source = z.discriminatedUnion('kind', SOURCE_ARMS)

/** The shape of a member's `subgraph.yml`. */
export const subgraphSchema = closed({
  version: z.literal(1),
  member: id,
  schedule: schedule.optional().describe('Of every source that has none of its own.'),
  freshness: freshness.optional().describe('Of every source that has none of its own.'),
  sources: z.array(source),
})

export type SubgraphShape = z.infer<typeof subgraphSchema>
export type SourceShape = SubgraphShape['sources'][number]

/** The JSON Schemas by which editors complete the files, by the name of the file. */
export function configurationJsonSchemas(): Readonly<Record<'subgraph' | 'mapping', object>> {
  return {
    subgraph: z.toJSONSchema(subgraphSchema, { io: 'input', unrepresentable: 'any', reused: 'ref' }),
    mapping: z.toJSONSchema(mappingFile, { io: 'input', unrepresentable: 'any', reused: 'ref' }),
  }
}
