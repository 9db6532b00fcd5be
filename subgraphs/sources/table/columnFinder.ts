import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { patternFault } from '../../../base/text/safePattern'

/** How a column is found among the headings, or a sheet among those of a workbook. Case and white space never matter. */
export type ColumnFinder =
  | string
  | { readonly startsWith: string }
  | { readonly contains: string }
  | { readonly matches: string }
  | { readonly anyOf: readonly ColumnFinder[] }

export const pattern = z
  .string()
  .refine((source) => patternFault(source) === undefined, {
    error: ({ input }) => patternFault(String(input)) ?? 'is not a pattern',
  })
  .describe('A regular expression, heedless of case, at most 200 characters, run on at most 200.')

export const columnFinder: z.ZodType<ColumnFinder> = z.lazy(() =>
  z.union([
    z.string().min(1),
    closed({
      startsWith: z.string().min(1).optional(),
      contains: z.string().min(1).optional(),
      matches: pattern.optional(),
      anyOf: z.array(columnFinder).min(1).optional(),
    }).refine((value) => Object.keys(value).length === 1, {
      error: 'must say exactly one thing; allowed: startsWith, contains, matches, anyOf',
    }),
  ]),
) as unknown as z.ZodType<ColumnFinder>
