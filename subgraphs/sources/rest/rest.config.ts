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
    style: z.literal('next-link'),
    next: jsonPath.describe(
      'Where the answer has the address of the next page: text, or an object with `href`. `d.__next`, `links.next`.',
    ),
    total: total.optional(),
  }).describe('An address in the answer. Ends where there is none, or at the total.'),
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

const question = {
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
  firstPageOnly: z
    .boolean()
    .optional()
    .describe(
      'Whether no more than the first page is wanted: pages that are left are then told, not refused.',
    ),
}

const each = closed({
  of: closed({
    ...question,
    value: jsonPath.describe('Where each of its records has the value: id, workItem.id.'),
  }).describe('The request that is asked first. Its records give the values, and are themselves not read.'),
  batch: z.int().positive().default(1).describe('Values that one request takes.'),
  into: z
    .string()
    .regex(/^(?:body|query|path)\.[^.\s]\S*$/, 'body.NAME, query.NAME, or path.NAME for {NAME} in `path`')
    .describe(
      'What takes the values: `body.ids` a list, `query.ids` text with commas between, `path.id` one value at {id} in `path`.',
    ),
  gives: z
    .enum(['one', 'any'])
    .default('one')
    .describe('`one`: a record for each value, and fewer or more are refused. `any`: as many as there are.'),
})

export const restRequest = closed({
  ...question,
  each: each
    .optional()
    .describe("Makes the request of another's answer: ids first, then records by their ids."),
}).superRefine(({ path: written, each: made }, context) => {
  const name = made?.into.startsWith('path.') === true ? made.into.slice('path.'.length) : undefined
  if (made === undefined || name === undefined) return
  const refuse = (at: string, message: string): void =>
    context.addIssue({ code: 'custom', path: at === 'path' ? ['path'] : ['each', at], message })
  if (!written.includes(`{${name}}`))
    refuse('path', `has no {${name}} for the value that \`each.into\` names`)
  if (made.batch !== 1) refuse('batch', 'a path takes one value at a time: leave `batch` out')
})

export type RestQuestion = Pick<RestRequest, keyof typeof question>
export type RestEach = z.output<typeof each>
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
