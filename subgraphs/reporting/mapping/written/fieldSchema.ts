import { z } from 'zod'

import { parsePeriod } from '../../../../base/dates/period'
import { closed } from '../../../../base/configuration/closed'
import { RECORDS } from '../../../../schema/facts/records/records'
import type { FieldKind } from '../../../../schema/facts/records/records'
import { pattern } from '../../../sources/table/columnFinder'
import { fromReturn, givenValue, keysOf, reason, sentinel, valueFinder } from './finderSchema'
import type { FieldFunction, Guarded } from './functions'
import { partFault } from '../fields/parts'
import { dateFormFault } from '../types/dateForms'
import { DECIMAL_MARKS } from '../types/decimalMarks'
import { CUTS } from '../types/dates'
import { EPOCHS, isTimeZone } from '../types/instants'
import { readDecimal } from '../types/decimals'
import { BARE_PERCENTS } from '../types/percents'
import { FISCAL_YEAR_STARTS, PERIOD_FORMS } from '../types/periods'
import { RATING_SCALES } from '../types/ratings'

/** A word, or the name of the value of the return that says which. */
function orFromReturn<T extends z.ZodType>(schema: T) {
  return z.union([schema, closed({ fromReturn, otherwise: schema.optional() })])
}

const common = {
  from: valueFinder,
  part: pattern
    .refine((written) => partFault(written) === undefined, {
      error: ({ input }) => partFault(String(input)) ?? 'takes no part',
    })
    .optional()
    .describe('The part of the cell that counts: a pattern with one group. A cell without it is refused.'),
  optional: z.boolean().optional().describe('Whether the column may be absent.'),
  required: z.boolean().optional().describe('Whether a record with this field blank is quarantined.'),
  whenBlank: reason.optional().describe('What a blank cell means; NOT_PROVIDED if left out.'),
  whenAbsent: reason.optional().describe('What an absent column means; NOT_PROVIDED if left out.'),
  sentinels: z
    .array(sentinel)
    .optional()
    .describe('Placeholders of this field, tried before those of the mapping.'),
}

const decimal = z
  .enum(DECIMAL_MARKS)
  .optional()
  .describe(
    'What parts the whole from the rest of a number. If left out, a point; a column that speaks against it is refused.',
  )

const date = closed({
  type: z.literal('date'),
  formats: z
    .array(z.string())
    .optional()
    .describe(
      'The only forms accepted, day first: d/M/yyyy, yyyy-MM-dd, MMMM yyyy, yyyy-Qq. May be left out beside `zone`.',
    ),
  serial: z.boolean().optional().describe('Whether a bare number is a spreadsheet date serial.'),
  time: z
    .enum(['refuse', 'drop'])
    .optional()
    .describe(
      'Whether a time of day behind the date is left out; else the cell is refused. Midnight says nothing.',
    ),
  zone: z
    .string()
    .refine(isTimeZone, { error: 'is not a time zone such as Europe/London' })
    .optional()
    .describe('The time zone whose day an instant (2026-03-31T23:00:00Z) is read as.'),
  epoch: z.enum(EPOCHS).optional().describe('What a bare number counts since 1970 in UTC; wants `zone`.'),
  monthFirst: z
    .boolean()
    .optional()
    .describe(
      'Whether forms such as M/d/yyyy may be listed; false says that no clock of twelve hours means so.',
    ),
  pivot: z
    .int()
    .min(1900)
    .max(2100)
    .optional()
    .describe(
      'The first year of the hundred in which years of two digits lie; without it, 70 to 99 are refused.',
    ),
  precision: z.enum(CUTS).optional().describe('What a date is cut to, where its day says nothing.'),
  ...common,
}).superRefine(({ formats = [], zone, epoch, monthFirst }, context) => {
  const refuse = (path: PropertyKey[], message: string): void => {
    context.addIssue({ code: 'custom', path, message })
  }
  if (formats.length === 0 && zone === undefined) refuse(['formats'], 'wants at least one form, or a `zone`')
  if (epoch !== undefined && zone === undefined)
    refuse(['epoch'], 'wants `zone`: an instant falls on a day only somewhere')
  for (const [at, form] of formats.entries()) {
    const fault = dateFormFault(form, monthFirst)
    if (fault !== undefined) refuse(['formats', at], fault)
  }
})

const TYPES = {
  text: closed({ type: z.literal('text'), ...common }),
  code: closed({
    type: z.literal('code'),
    fold: z.enum(['upper', 'lower']).optional(),
    pattern: pattern.optional(),
    ...common,
  }),
  rag: closed({ type: z.literal('rag'), scale: orFromReturn(z.enum(keysOf(RATING_SCALES))), ...common }),
  enum: closed({ type: z.literal('enum'), map: z.record(z.string(), z.string().min(1)), ...common }),
  boolean: closed({
    type: z.literal('boolean'),
    true: z.array(z.string()).min(1),
    false: z.array(z.string()).min(1),
    ...common,
  }),
  ref: closed({
    type: z.literal('ref'),
    record: z.enum(keysOf(RECORDS)),
    field: z.string().optional().describe("The other record's field; the last of its key if left out."),
    fold: z.enum(['upper', 'lower']).optional(),
    ...common,
  }),
  number: closed({ type: z.literal('number'), decimal, ...common }),
  integer: closed({ type: z.literal('integer'), decimal, ...common }),
  percent: closed({
    type: z.literal('percent'),
    bare: orFromReturn(z.enum(BARE_PERCENTS))
      .optional()
      .describe(
        'What a number without a per cent sign means. If left out, percent; up to 1.5, which may be a fraction, it is refused.',
      ),
    decimal,
    signReversed: z
      .boolean()
      .optional()
      .describe('Whether the owner counts up where we count down: a gap of 5% stands there as -5%.'),
    ...common,
  }),
  money: closed({
    type: z.literal('money'),
    currency: z.literal('GBP'),
    unit: z
      .union([z.literal(1), z.literal(1000), z.literal(1000000)])
      .describe('What 1 in the column is, in pounds.'),
    decimal,
    ...common,
  }),
  date,
  period: closed({
    type: z.literal('period'),
    forms: z.array(z.enum(PERIOD_FORMS)).min(1).describe('financialYear: 2026-27, read as its last month.'),
    fiscalYearStart: z.enum(FISCAL_YEAR_STARTS).optional().describe('04-01 if left out.'),
    ...common,
  }),
} as const

/** A field whose value is not in the payload, or is a programme's identity. */
const givenShape = {
  type: z.undefined().optional(),
  from: givenValue,
  optional: common.optional,
  required: common.required,
  whenAbsent: common.whenAbsent,
}

function given(kind: FieldKind) {
  return closed(givenShape).refine(
    ({ from }) => !('constant' in from) || fitsKind(String(from.constant), kind),
    {
      error: CONSTANT_WANTED[kind],
      path: ['from', 'constant'],
    },
  )
}

const CONSTANT_WANTED: Readonly<Record<FieldKind, string>> = {
  NUMBER: 'is not a plain decimal',
  DATE: 'is not a date; allowed: 2029, 2026-Q4, 2026-12, 2026-12-31',
  CODE: 'is blank',
  TEXT: 'is blank',
}

/** Whether a text is canonical for a field of the kind. */
export function fitsKind(value: string, kind: FieldKind): boolean {
  if (kind === 'NUMBER') return readDecimal(value) === value
  if (kind === 'DATE') return parsePeriod(value) !== undefined
  return value.trim() !== ''
}

/** How a field of each kind may be mapped: the kind decides which types fit. */
export const FIELD_SCHEMAS = {
  NUMBER: z.discriminatedUnion('type', [
    given('NUMBER'),
    TYPES.number,
    TYPES.integer,
    TYPES.percent,
    TYPES.money,
  ]),
  DATE: z.discriminatedUnion('type', [given('DATE'), TYPES.date, TYPES.period]),
  CODE: z.discriminatedUnion('type', [
    given('CODE'),
    TYPES.code,
    TYPES.rag,
    TYPES.enum,
    TYPES.boolean,
    TYPES.ref,
  ]),
  TEXT: z.discriminatedUnion('type', [given('TEXT'), TYPES.text, TYPES.code, TYPES.enum]),
} as const

export type GivenField = z.infer<z.ZodObject<typeof givenShape>>
export type TypedField = z.infer<(typeof TYPES)[keyof typeof TYPES]> & {
  /** Has the say instead of the type; only in a mapping in code. */
  readonly inCode?: Guarded<FieldFunction>
}
export type FieldMapping = GivenField | TypedField
