import { z } from 'zod'

import { closed } from '../../../../base/configuration/closed'
import { pattern } from '../../../sources/table/columnFinder'
import type { Column } from './columnSchema'
import { column } from './columnSchema'
import type { ColumnFinder } from '../../../sources/table/columnFinder'
import { columnFinder } from '../../../sources/table/columnFinder'
import { PERIOD_FORMS } from '../types/periods'
import type { PeriodForm } from '../types/periods'

const words = z.union([z.string(), z.array(z.string()).min(1)])

const condition = closed({
  column,
  is: words.optional().describe('One of these words, heedless of case and white space.'),
  isNot: words.optional(),
  matches: pattern.optional(),
  matchesNot: pattern.optional(),
  filled: z.boolean().optional().describe('Whether the cell has anything in it.'),
}).refine((value) => Object.keys(value).length === 2, {
  error: 'must say exactly one thing of the column; allowed: is, isNot, matches, matchesNot, filled',
})

/** How the rows of a table are chosen and turned before their fields are read; each step in this order. */
export const rowsShape = {
  fillDown: z
    .array(column)
    .min(1)
    .optional()
    .describe('Columns in which a blank cell says what the last filled one above it says.'),
  where: z
    .array(condition)
    .min(1)
    .optional()
    .describe('Only rows for which each of these holds are records; how many are left out is told.'),
  identicalRows: z
    .literal('once')
    .optional()
    .describe(
      'Whether rows that are copies of one another, cell by cell, count once; else both are quarantined.',
    ),
  sums: closed({
    by: z.array(column).min(1).describe('Rows that agree in these columns are one record.'),
    of: z.array(column).optional().describe('The columns whose numbers are added up.'),
  })
    .optional()
    .describe('Adds up rows by group; the fields `{ counted: rows }` and those of `of` are the results.'),
  unpivot: closed({
    columns: z.union([
      closed({ periods: z.array(z.enum(PERIOD_FORMS)).min(1) }).describe(
        'Every column whose heading is a period.',
      ),
      columnFinder,
    ]),
    but: z
      .array(columnFinder)
      .optional()
      .describe('Columns that are not meant, though they answer to `columns`.'),
  })
    .optional()
    .describe(
      'Makes a record of each of these columns; fields read `{ unpivoted: heading }` and `{ unpivoted: value }`.',
    ),
}

export type Condition = {
  readonly column: Column
  readonly is?: string | readonly string[] | undefined
  readonly isNot?: string | readonly string[] | undefined
  readonly matches?: string | undefined
  readonly matchesNot?: string | undefined
  readonly filled?: boolean | undefined
}

export interface Unpivot {
  readonly columns: { readonly periods: readonly PeriodForm[] } | ColumnFinder
  readonly but?: readonly ColumnFinder[] | undefined
}

export interface Sums {
  readonly by: readonly Column[]
  readonly of?: readonly Column[] | undefined
}

export interface RowsMapping {
  readonly fillDown?: readonly Column[] | undefined
  readonly where?: readonly Condition[] | undefined
  readonly identicalRows?: 'once' | undefined
  readonly sums?: Sums | undefined
  readonly unpivot?: Unpivot | undefined
}
