import { z } from 'zod'
import { closed } from '../../../base/configuration/closed'
import { httpLocation } from '../http/location'

const name = z.string().min(1)

export const odataRequest = closed({
  entitySet: z
    .string()
    .regex(/^[^/?#\\][^?#\\]*$/, 'an entity set below `baseUrl`, such as Milestones or lists/KPI/items')
    .describe('The list that is read.'),
  select: z.array(name).min(1).optional().describe('The properties asked for; all if left out.'),
  filter: name.optional().describe("A filter in OData's own words: Status eq 'Open'."),
  expand: z.array(name).min(1).optional().describe('Related records to bring along.'),
  orderby: name.optional().describe('An order; give one that tells records apart, or pages may overlap.'),
  top: z.int().positive().optional().describe('The most records that are wanted.'),
  count: z.boolean().default(true).describe('Whether to ask how many there are, and check it.'),
})

export type OdataRequest = z.output<typeof odataRequest>

/** What a source of `kind: odata` has besides what every source has. */
export const odataShape = {
  kind: z.literal('odata'),
  location: closed({
    ...httpLocation,
    version: z.literal(4).default(4).describe('The version of OData.'),
    pageSize: z
      .int()
      .positive()
      .optional()
      .describe('Records asked for on a page (`Prefer: odata.maxpagesize`); the service may give fewer.'),
  }),
  requests: z
    .record(z.string(), odataRequest)
    .refine((requests) => Object.keys(requests).length > 0, 'asks for nothing')
    .describe('By record type: what is asked of the source for it.'),
}

export const odataSource = closed(odataShape)

export type OdataSource = z.output<typeof odataSource>
