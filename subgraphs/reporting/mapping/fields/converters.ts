import type { FieldDefinition } from '../../../../schema/facts/records/records'
import type { TypedField } from '../written/fieldSchema'
import type { Converter } from '../types/converted'
import { withoutDamage } from '../types/damagedCodes'
import { dateReader } from '../types/dates'
import { withDecimalMark } from '../types/decimalMarks'
import { moneyReader } from '../types/money'
import { readInteger, readNumber } from '../types/numbers'
import { percentReader } from '../types/percents'
import type { BarePercent } from '../types/percents'
import { periodReader } from '../types/periods'
import { ratingReader } from '../types/ratings'
import type { RatingScale } from '../types/ratings'
import { signReversed } from '../types/signReversed'
import { refusingFractions } from '../types/unsaidPercents'
import { booleanReader, codeReader, enumReader, readText } from '../types/words'

/** The values that a return states about itself, by name. */
export type ReturnValues = Readonly<Record<string, string>>

/** An option that may be left to the return: its value, or nothing where neither says. */
export function optionOf<T extends string>(
  option: T | { readonly fromReturn: string; readonly otherwise?: T | undefined } | undefined,
  values: ReturnValues,
): T | undefined {
  if (typeof option !== 'object') return option
  return (values[option.fromReturn] as T | undefined) ?? option.otherwise
}

/** The converter for a field, for one return. */
export function converterOf(
  field: TypedField,
  definition: FieldDefinition,
  values: ReturnValues,
  mayHaveDecimalCommas: boolean,
): Converter {
  const read = bareConverterOf(field, definition, values)
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'percent':
    case 'money':
      return withDecimalMark(read, field.decimal, mayHaveDecimalCommas)
    default:
      return read
  }
}

function bareConverterOf(field: TypedField, definition: FieldDefinition, values: ReturnValues): Converter {
  switch (field.type) {
    case 'text':
      return readText
    case 'code':
      return withoutDamage(codeReader(field.fold, field.pattern), field.pattern)
    case 'ref':
      return codeReader(field.fold, undefined)
    case 'rag':
      return ratingReader(optionOf<RatingScale>(field.scale, values) ?? 'FIVE_POINT')
    case 'enum':
      return enumReader(field.map)
    case 'boolean':
      return booleanReader(field.true, field.false)
    case 'number':
      return readNumber
    case 'integer':
      return readInteger
    case 'percent': {
      const bare = optionOf<BarePercent>(field.bare, values)
      const read = bare === undefined ? refusingFractions(percentReader('percent')) : percentReader(bare)
      return field.signReversed === true ? signReversed(read) : read
    }
    case 'money':
      return moneyReader(field.unit, definition.unit === 'GBP_MILLION' ? 1000000 : 1)
    case 'date':
      return dateReader(field)
    case 'period':
      return periodReader(field.forms, field.fiscalYearStart ?? '04-01')
  }
}
