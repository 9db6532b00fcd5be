import { z } from 'zod'

import { jsonPath } from '../../../../base/json/pathSchema'
import { closed } from '../../../../base/configuration/closed'
import { MISSING_REASONS } from '../../../../schema/facts/figures/missing'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import { columnFinder, pattern } from '../../../sources/table/columnFinder'
import type { ColumnFinder } from '../../../sources/table/columnFinder'

/** The keys of an object, as zod's enumerations want them. */
export function keysOf<K extends string>(object: Readonly<Record<K, unknown>>): [K, ...K[]] {
  return Object.keys(object) as [K, ...K[]]
}

export const reason = z.enum(keysOf<MissingReason>(MISSING_REASONS)).describe('A reason of the closed list.')

export const sentinel = closed({ match: pattern, reason }).describe(
  'Words that stand where a value should, and what they mean.',
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

export type ValueFinder =
  | ColumnFinder
  | { readonly fromReturn: string }
  | { readonly sheet: string; readonly cell: string }
  | { readonly path: string }

export const valueFinder = z.union([
  z.string().min(1),
  closed({
    startsWith: z.string().min(1).optional(),
    contains: z.string().min(1).optional(),
    matches: pattern.optional(),
    anyOf: z.array(columnFinder).min(1).optional(),
    fromReturn: fromReturn.optional(),
    sheet: z.string().min(1).optional(),
    cell: z
      .string()
      .regex(/^[A-Z]{1,3}\d{1,7}$/, { error: 'is not a cell such as C11' })
      .optional(),
    path: jsonPath.min(1).optional(),
  }).refine((value) => Object.keys(value).sort().join() === 'cell,sheet' || Object.keys(value).length === 1, {
    error:
      'must say exactly one thing; allowed: startsWith, contains, matches, anyOf, fromReturn, path, sheet with cell',
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
