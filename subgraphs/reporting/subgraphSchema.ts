import { z } from 'zod'

import { ORIGINS } from '../../schema/facts/origin'
import type { Origin } from '../../schema/facts/origin'
import { parsePeriod } from '../../schema/facts/period'
import { RECORDS } from '../../schema/facts/records'
import { closed } from './closed'
import { keysOf } from './mapping/finderSchema'
import { csvOptions, gates, mappingContent, mappingFile } from './mapping/mappingSchema'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/i, { error: 'is not an id such as gmpp-annual' })
const day = z
  .string()
  .refine((text) => parsePeriod(text)?.precision === 'DAY', { error: 'is not a day such as 2026-03-31' })

/** What every kind of source says of one of its returns. */
const returnShape = {
  id: id.describe('Names the return within its source, for ever.'),
  referenceDate: day.optional().describe('The last day of the period that it describes.'),
  knownFrom: day.optional().describe('When it was knowable to anybody, where it is loaded after the fact.'),
  origin: z.enum(keysOf<Origin>(ORIGINS)),
  publication: closed({ title: z.string().min(1), reference: z.string().min(1).optional() }).optional(),
  with: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('Values for what the mapping leaves to the return.'),
}

/** What every kind of source says of itself. */
const sourceShape = {
  id,
  mapping: z.string().min(1).optional().describe('A mapping file, from the folder of this one.'),
  map: mappingContent.optional().describe('The mapping itself, instead of a file.'),
  gates: gates.optional().describe("Added to the mapping's own."),
  join: closed({
    record: z.enum(keysOf(RECORDS)),
    ids: z.array(z.string().min(1)),
    crosswalk: z.string().min(1).optional(),
    as: id,
  })
    .optional()
    .describe('Which programme is wanted out of a publication of many.'),
}

/** 20 megabytes. */
export const DEFAULT_MAX_BYTES = 20_000_000

const csvSource = closed({
  ...sourceShape,
  kind: z.literal('csv'),
  csv: csvOptions.optional(),
  maxBytes: z.number().int().positive().optional().describe('20,000,000 if left out.'),
  returns: z.array(
    closed({ ...returnShape, file: z.string().min(1).describe('From the folder of this file.') }),
  ),
})

/** A source of any kind; a new kind is a new arm. */
const source = z.discriminatedUnion('kind', [csvSource])

/** The shape of a member's `subgraph.yml`. */
export const subgraphSchema = closed({ version: z.literal(1), member: id, sources: z.array(source) })

export type SubgraphShape = z.infer<typeof subgraphSchema>
export type SourceShape = SubgraphShape['sources'][number]

/** The JSON Schemas by which editors complete the files, by the name of the file. */
export function configurationJsonSchemas(): Readonly<Record<'subgraph' | 'mapping', object>> {
  return {
    subgraph: z.toJSONSchema(subgraphSchema, { io: 'input', unrepresentable: 'any' }),
    mapping: z.toJSONSchema(mappingFile, { io: 'input', unrepresentable: 'any' }),
  }
}
