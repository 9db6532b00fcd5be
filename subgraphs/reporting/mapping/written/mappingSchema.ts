import { z } from 'zod'

import { TEXT_ENCODINGS } from '../../../../base/text/textEncoding'
import { closed } from '../../../../base/configuration/closed'
import { RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import { DELIMITERS } from '../../../sources/csv/delimiters'
import type { Delimiter } from '../../../sources/csv/delimiters'
import { columnFinder, pattern } from '../../../sources/table/columnFinder'
import type { ColumnFinder } from '../../../sources/table/columnFinder'
import { FIELD_SCHEMAS } from './fieldSchema'
import type { FieldMapping } from './fieldSchema'
import { keysOf, sentinel } from './finderSchema'
import { rowsShape } from './rowsSchema'
import type { RowsMapping } from './rowsSchema'
import type { Guarded, ReshapeFunction } from './functions'

const tablePlace = {
  header: closed({
    match: columnFinder.describe('The heading that marks the table.'),
    rows: z.number().int().min(1).max(5).optional().describe('How many rows the headings take.'),
  })
    .optional()
    .describe('Left out where no field is read from a column: the cells of a form, at fixed addresses.'),
  sheet: columnFinder.optional().describe('The sheet of a workbook; a hidden one is named in full.'),
  request: z
    .string()
    .min(1)
    .optional()
    .describe('Which request of a REST or OData source brings it; that of the same name if left out.'),
  orientation: z.enum(['rows', 'columns', 'auto']).optional(),
  stop: closed({ firstCellMatches: pattern }).optional().describe('Where the table ends: footnotes, totals.'),
}

const reshape = closed({
  jsonata: z
    .string()
    .min(1)
    .max(10_000)
    .describe(
      'An expression in JSONata 2 that makes a record of each one that came, or several, or none ([]).',
    ),
  timeoutMs: z.int().min(10).max(60_000).default(5_000).describe('For all records of a return together.'),
}).describe('Gives records of JSON another shape before their fields are found in them, by `path`.')

function recordSchema(type: RecordType) {
  const fields = Object.entries(RECORDS[type].fields).map(
    ([name, { kind }]) => [name, FIELD_SCHEMAS[kind].optional()] as const,
  )
  return closed({
    ...tablePlace,
    ...rowsShape,
    reshape: reshape.optional(),
    key: z
      .array(z.enum(keysOf(RECORDS[type].fields as Readonly<Record<string, unknown>>)))
      .optional()
      .describe(
        "The fields by which the source itself tells its records apart; the record's own key if left out.",
      ),
    requireOneOf: z
      .array(z.array(z.enum(keysOf(RECORDS[type].fields as Readonly<Record<string, unknown>>))).min(2))
      .optional()
      .describe('Of each list of fields, at least one must have its column.'),
    fields: closed(Object.fromEntries(fields)),
  })
}

/** How records of JSON are given another shape; by a function only in a mapping in code. */
export type Reshape = z.output<typeof reshape> | { readonly inCode: Guarded<ReshapeFunction> }

export interface RecordMapping extends RowsMapping {
  readonly header?: { readonly match: ColumnFinder; readonly rows?: number | undefined } | undefined
  readonly sheet?: ColumnFinder | undefined
  readonly request?: string | undefined
  readonly orientation?: 'rows' | 'columns' | 'auto' | undefined
  readonly stop?: { readonly firstCellMatches: string } | undefined
  readonly reshape?: Reshape | undefined
  readonly key?: readonly string[] | undefined
  readonly requireOneOf?: readonly (readonly string[])[] | undefined
  readonly fields: Readonly<Record<string, FieldMapping | undefined>>
}

const records = closed(
  Object.fromEntries(
    keysOf(RECORDS).map((type) => {
      const one = recordSchema(type)
      return [type, z.union([one, z.array(one).min(1)]).optional()] as const
    }),
  ),
).refine((value) => Object.keys(value).length > 0, {
  error: 'maps no record',
}) as unknown as z.ZodType<Readonly<Partial<Record<RecordType, RecordMapping | readonly RecordMapping[]>>>>

export const csvOptions = closed({
  orientation: z.enum(['rows', 'columns', 'auto']).optional(),
  delimiter: z.enum(keysOf<Delimiter>(DELIMITERS)).optional(),
  encoding: z.enum(TEXT_ENCODINGS).optional(),
  shortRows: z
    .literal('pad')
    .optional()
    .describe(
      'Whether a row with fewer cells than headings is one whose last cells are blank; else it is refused.',
    ),
  quotes: z
    .literal('lenient')
    .optional()
    .describe('Whether quotation marks may stand inside a cell without; else the file is refused.'),
})

export const gates = closed({
  minRows: z.number().int().min(0).optional(),
  maxQuarantinedShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'Of the records read, the share with anything in quarantine. If left out, a fifth of them whole.',
    ),
  allowNothing: z
    .boolean()
    .optional()
    .describe('Whether a return of which no record of a type is accepted may replace one that has some.'),
  maxAcceptedDrop: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'The share of the accepted records of each type that may be gone since the last good reading. If left out, half.',
    ),
  maxRowDrop: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('The share of the records read that may be gone since the last good reading.'),
  requiredKeys: z
    .array(z.string())
    .optional()
    .describe('Each must be the key of an accepted record, or a part of it.'),
})

export type Gates = z.infer<typeof gates>

const contract = closed({
  unmappedColumns: z.enum(['report', 'refuse', 'ignore']).optional().describe('report if left out.'),
  ignore: z.array(columnFinder).optional().describe('Columns that are known and not wanted.'),
  badCell: z
    .enum(['quarantineRow', 'reason'])
    .optional()
    .describe(
      'Whether a cell that cannot be read costs its record, or becomes UNPARSEABLE; quarantineRow if left out.',
    ),
  duplicateKey: z.literal('quarantineBoth').optional(),
})

const rule = closed({
  on: z.enum(keysOf(RECORDS)),
  when: z.string().optional().describe('A comparison; where it does not hold, the rule is passed over.'),
  assert: z.string().describe('A comparison such as `forecast >= originalBaseline`.'),
  tolerance: z.number().min(0).optional(),
  severity: z.enum(['warning', 'error']),
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/, { error: 'is not a code such as DATES_REVERSED' }),
})

export type RuleMapping = z.infer<typeof rule>

export const mappingShape = {
  csv: csvOptions.optional(),
  sentinels: z.array(sentinel).optional().describe('Placeholders of every field.'),
  contract: contract.optional(),
  gates: gates.optional(),
  rules: z.array(rule).optional(),
  records,
}

/** The content of a mapping, alone in a file (with its `version`) or under `map:`. */
export const mappingContent = closed(mappingShape)
export const mappingFile = closed({ version: z.literal(1), ...mappingShape })

export type Mapping = z.infer<typeof mappingContent>
