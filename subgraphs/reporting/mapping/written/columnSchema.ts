import { z } from 'zod'

import { closed } from '../../../../base/configuration/closed'
import { jsonPath } from '../../../../base/json/pathSchema'
import { columnFinder, pattern } from '../../../sources/table/columnFinder'
import type { ColumnFinder } from '../../../sources/table/columnFinder'

/** One column of a table: by its heading, by its letter, by which of several of one heading it is, or by a path. */
export type Column =
  | ColumnFinder
  | { readonly letter: string }
  | { readonly heading: string; readonly occurrence: number }
  | { readonly path: string }

/** How a column is written; each of these keys says one thing alone, but for `occurrence` beside `heading`. */
export const columnShape = {
  startsWith: z.string().min(1).optional(),
  contains: z.string().min(1).optional(),
  matches: pattern.optional(),
  anyOf: z.array(columnFinder).min(1).optional(),
  letter: z
    .string()
    .regex(/^[A-Z]{1,3}$/, { error: 'is not a column such as E' })
    .optional()
    .describe('The column of a sheet or a CSV by its letter, whatever its heading.'),
  heading: z.string().min(1).optional().describe('A heading that several columns have; wants `occurrence`.'),
  occurrence: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('Which of the columns of one `heading`, from the left.'),
  path: jsonPath.min(1).optional().describe('Where the value lies in a record of JSON or SQL.'),
}

/** Whether keys say exactly one thing: `heading` and `occurrence` together are one. */
export function saysOneThing(value: object, ...pairs: readonly string[]): boolean {
  const keys = Object.keys(value).sort().join()
  return (
    ['heading,occurrence', ...pairs].includes(keys) || (!/,|^(heading|occurrence)$/.test(keys) && keys !== '')
  )
}

export const column = z.union([
  z.string().min(1),
  closed(columnShape).refine((value) => saysOneThing(value), {
    error:
      'must say exactly one thing; allowed: startsWith, contains, matches, anyOf, letter, path, heading with occurrence',
  }),
]) as unknown as z.ZodType<Column>

const FINDERS = ['startsWith', 'contains', 'matches', 'anyOf']

/** Whether a column is found by its heading alone. */
export function isHeadingFinder(found: unknown): found is ColumnFinder {
  return typeof found === 'string' || FINDERS.some((key) => key in (found as object))
}
