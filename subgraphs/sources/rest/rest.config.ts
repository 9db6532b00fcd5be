import { z } from 'zod'
import { closed } from '../../../base/configuration/closed'
import { jsonPath } from '../../../base/json/pathSchema'
import { httpLocation } from '../http/location'

const parameter = z
  .string()
  .min(1)
  .describe('A parameter of the query; with a `body`, a name in it, or names joined by full stops.')

const total = z
  .union([jsonPath, closed({ header: z.string().min(1) })])
  .describe(
    'Where the source states how many records there are: a path, or a header. Checked against those received.',
  )

const pagingStyle = z.discriminatedUnion('style', [
  closed({ style: z.literal('none'), total: total.optional() }),
  closed({
    style: z.literal('offset'),
    limit: z.int().positive().describe('Records asked for on a page; the source may give fewer.'),
    total: total.optional(),
    parameters: closed({ offset: parameter.default('offset'), limit: parameter.default('limit') }).prefault(
      {},
    ),
  }).describe('The number of records to pass over. Ends at the total, or else at an empty page.'),
  closed({
    style: z.literal('page'),
    size: z.int().positive().optional().describe('Records asked for on a page.'),
    first: z.int().min(0).default(1).describe('The number of the first page.'),
    total: total.optional(),
    parameters: closed({ page: parameter.default('page'), size: parameter.default('per_page') }).prefault({}),
  }).describe('The number of the page. Ends at the total, or else at an empty page.'),
  closed({ style: z.literal('link-header'), total: total.optional() }).describe(
    'The `Link` header with rel="next".',
  ),
  closed({
    style: z.literal('token'),
    next: jsonPath.describe('Where the answer has the token of the next page.'),
    parameter: parameter.describe(
      'What takes the token: a parameter of the query; with a `body`, a name in it, or names joined by full stops.',
    ),
    total: total.optional(),
  }).describe('A token in the answer. Ends where there is none.'),
])

const paging = z.union([z.literal('none'), pagingStyle])

const path = z
  .string()
  .regex(/^\/(?![/\\])[^?#\\]*$/, 'a path below `baseUrl` that begins with one /, without query or fragment')

export const restRequest = closed({
  path,
  query: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  body: z
    .record(z.string(), z.json())
    .optional()
    .describe(
      'Sent as JSON by POST; without it, the request is a GET. It must be a question that changes nothing.',
    ),
  items: jsonPath
    .default('')
    .describe('Where the answer has its list of records; left out, the answer is the list.'),
  paging: paging.optional().describe('That of `location` if left out.'),
})

export type RestRequest = z.output<typeof restRequest>
export type Paging = z.output<typeof pagingStyle>
export type Total = z.output<typeof total>

/** What a source of `kind: rest` has besides what every source has. */
export const restShape = {
  kind: z.literal('rest'),
  location: closed({
    ...httpLocation,
    paging: paging.default('none').describe('For every request that does not say otherwise.'),
  }),
  requests: z
    .record(z.string(), restRequest)
    .refine((requests) => Object.keys(requests).length > 0, 'asks for nothing')
    .describe('By record type: what is asked of the source for it.'),
}

export const restSource = closed(restShape)

export type RestSource = z.output<typeof restSource>
