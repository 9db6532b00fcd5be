import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { columnFinder } from '../table/columnFinder'
import { parseCellRange } from '../table/cellAddress'
import { WORKBOOK_DEFAULTS } from './workbook'
import { HIDDEN_POLICIES } from './sheetGrid'

const { range, limits, hiddenSheets, hiddenRows, hiddenColumns } = WORKBOOK_DEFAULTS

const policy = z.enum(HIDDEN_POLICIES)

/** How a workbook is read. */
export const workbookOptions = closed({
  sheet: columnFinder
    .optional()
    .describe(
      'The sheet of every table that does not name its own; if left out, the only one that is not hidden.',
    ),
  range: z
    .string()
    .refine((text) => parseCellRange(text) !== undefined, { error: 'is not a range such as A1:ZZ5000' })
    .default(range)
    .describe('The only cells read of any sheet. A sheet that goes on beyond it is refused.'),
  hiddenSheets: policy
    .default(hiddenSheets)
    .describe('flag: read when named in full, and told; skip: never read; include: like any other.'),
  hiddenRows: policy
    .default(hiddenRows)
    .describe('flag: read and told; skip: passed over; include: like any other.'),
  hiddenColumns: policy.default(hiddenColumns).describe('As `hiddenRows`.'),
  limits: closed({
    seconds: z.number().positive().max(600).default(limits.seconds).describe('For the whole of reading.'),
    megabytes: z.int().min(64).max(4096).default(limits.megabytes).describe('Of memory, while it is parsed.'),
    maxCells: z
      .int()
      .positive()
      .max(10_000_000)
      .default(limits.maxCells)
      .describe('Filled cells of all sheets.'),
  }).prefault({}),
})

/** What a source of `kind: workbook` has besides what every source of files has. */
export const workbookShape = {
  kind: z.literal('workbook'),
  workbook: workbookOptions.prefault({}),
}

export type WorkbookConfiguration = z.output<typeof workbookOptions>
