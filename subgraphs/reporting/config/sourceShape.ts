import { CronPattern } from 'croner'
import { z } from 'zod'

import { parsePeriod } from '../../../base/dates/period'
import { closed } from '../../../base/configuration/closed'
import { RETURN_ORIGINS } from '../../../schema/facts/figures/origin'
import { RECORDS } from '../../../schema/facts/records/records'
import { keysOf } from '../mapping/written/finderSchema'
import { gates, mappingContent } from '../mapping/written/mappingSchema'

export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/i, { error: 'is not an id such as gmpp-annual' })

function isCronPattern(text: string): boolean {
  try {
    return new CronPattern(text) instanceof CronPattern
  } catch {
    return false
  }
}

export const day = z
  .string()
  .refine((text) => parsePeriod(text)?.precision === 'DAY', { error: 'is not a day such as 2026-03-31' })

/** What every kind of source says of one of its returns. */
export const returnShape = {
  id: id.describe('Names the return within its source, for ever.'),
  referenceDate: day.optional().describe('The last day of the period that it describes.'),
  knownFrom: day.optional().describe('When it was knowable to anybody, where it is loaded after the fact.'),
  origin: z.enum(RETURN_ORIGINS),
  publication: closed({ title: z.string().min(1), reference: z.string().min(1).exactOptional() }).optional(),
  with: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('Values for what the mapping leaves to the return.'),
}

const days = z.number().positive()

/** After how long without a success a source is stale, in days. Without it, its age is not judged. */
export const freshness = closed({
  warnAfterDays: days.optional().describe('Older than this is `WARN`.'),
  errorAfterDays: days.optional().describe('Older than this is `LATE`.'),
})

export type Freshness = z.infer<typeof freshness>

export const schedule = z
  .string()
  .refine(isCronPattern, { error: 'is not a cron pattern such as `0 6 * * 1-5`' })
  .describe('When it is refreshed, as a cron pattern in the time of London. Only at start-up if left out.')

/** What every kind of source says of itself. */
export const sourceShape = {
  id,
  mapping: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A mapping file, from the folder of this one; or a module (.ts, .js) within that folder, which exports `mapping`.',
    ),
  map: mappingContent.optional().describe('The mapping itself, instead of a file.'),
  gates: gates.optional().describe("Added to the mapping's own."),
  freshness: freshness.optional().describe('After how long without a success it is stale.'),
  schedule: schedule.optional(),
  join: closed({
    record: z.enum(keysOf(RECORDS)),
    ids: z.array(z.string().min(1)),
    crosswalk: z.string().min(1).optional(),
    as: id,
  })
    .optional()
    .describe('Which programme is wanted out of a publication of many.'),
}
