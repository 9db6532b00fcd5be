import { z } from 'zod'

import { closed } from '../../../../base/configuration/closed'
import { MISSING_REASONS } from '../../../../schema/facts/figures/missing'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import { pattern } from '../../../sources/table/columnFinder'
import { SENTINEL_SETS } from '../fields/sentinelSets'
import type { SentinelSet } from '../fields/sentinelSets'
import { column, columnShape, saysOneThing } from './columnSchema'
import type { Column } from './columnSchema'

/** The keys of an object, as zod's enumerations want them. */
export function keysOf<K extends string>(object: Readonly<Record<K, unknown>>): [K, ...K[]] {
  return Object.keys(object) as [K, ...K[]]
}

export const reason = z.enum(keysOf<MissingReason>(MISSING_REASONS)).describe('A reason of the closed list.')

export const sentinel = z
  .union([closed({ match: pattern, reason }), closed({ set: z.enum(keysOf<SentinelSet>(SENTINEL_SETS)) })])
  .describe(
    'Words that stand where a value should, and what they mean; or a set of them: gov-uk is [x], [c], [z] ….',
  )

export const fromReturn = z
  .string()
  .min(1)
  .describe(
    'The name of a value that the return states: id, referenceDate, knownFrom, member, programme, or one under `with`.',
  )
const constant = z.union([z.string(), z.number(), z.boolean()])
const identifiedBy = closed({
  id: z.string().optional(),
  name: z.string(),
  department: z.string(),
}).describe(
  'The programme that a record is about: by the field that holds its id, or else its published name and department.',
)

/** Where the cells of a field are found among the columns of a table, or what has been made of them. */
export type CellFinder =
  | Column
  | { readonly join: readonly Column[]; readonly with?: string | undefined }
  | { readonly firstOf: readonly Column[] }
  | { readonly unpivoted: 'heading' | 'value' }
  | { readonly counted: 'rows' }

export type ValueFinder =
  CellFinder | { readonly fromReturn: string } | { readonly sheet: string; readonly cell: string }

export const valueFinder = z.union([
  z.string().min(1),
  closed({
    ...columnShape,
    join: z.array(column).min(2).optional().describe('Columns whose texts together are the value.'),
    with: z.string().max(10).optional().describe('What stands between the parts of `join`; - if left out.'),
    firstOf: z.array(column).min(2).optional().describe('Columns of which the first that is filled counts.'),
    unpivoted: z
      .enum(['heading', 'value'])
      .optional()
      .describe('Of each column that `unpivot` makes a record of.'),
    counted: z.literal('rows').optional().describe('How many rows `sums` has made one record of.'),
    fromReturn: fromReturn.optional(),
    sheet: z.string().min(1).optional(),
    cell: z
      .string()
      .regex(/^[A-Z]{1,3}\d{1,7}$/, { error: 'is not a cell such as C11' })
      .optional(),
  }).refine((value) => saysOneThing(value, 'cell,sheet', 'join,with'), {
    error:
      'must say exactly one thing; allowed: startsWith, contains, matches, anyOf, letter, heading with occurrence, join, firstOf, unpivoted, counted, fromReturn, path, sheet with cell',
  }),
]) as unknown as z.ZodType<ValueFinder>

export type GivenValue =
  | { readonly constant: string | number | boolean }
  | { readonly fromReturn: string }
  | {
      readonly identifiedBy: {
        readonly id?: string | undefined
        readonly name: string
        readonly department: string
      }
    }

const NO_TYPE = 'a column needs a `type` beside it; without one, allowed: constant, fromReturn, identifiedBy'

export const givenValue = closed(
  {
    constant: constant.optional(),
    fromReturn: fromReturn.optional(),
    identifiedBy: identifiedBy.optional(),
  },
  NO_TYPE,
).refine((value) => Object.keys(value).length === 1, { error: NO_TYPE }) as unknown as z.ZodType<GivenValue>
