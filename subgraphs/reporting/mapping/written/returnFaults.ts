import { fieldDefinition } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { ReturnValues } from '../fields/converters'
import { fitsKind } from './fieldSchema'
import type { FieldMapping } from './fieldSchema'
import type { Mapping } from './mappingSchema'
import { recordMappings } from '../records/openTables'
import { BARE_PERCENTS } from '../types/percents'
import { RATING_SCALES } from '../types/ratings'

/** What the values that a return states leave wanting, for the mapping that is to read it. */
export function returnFaults(mapping: Mapping, values: ReturnValues): readonly string[] {
  const faults = new Set<string>()
  for (const [type, { fields }] of recordMappings(mapping)) {
    for (const [name, field] of Object.entries(fields)) {
      if (field === undefined) continue
      for (const fault of fieldFaults(type, name, field, values)) faults.add(fault)
    }
  }
  return [...faults]
}

function fieldFaults(
  type: RecordType,
  name: string,
  field: FieldMapping,
  values: ReturnValues,
): readonly string[] {
  const told = `${type}.${name}`
  const faults: string[] = []
  if (typeof field.from === 'object' && 'fromReturn' in field.from) {
    const value = values[field.from.fromReturn]
    const kind = fieldDefinition(type, name)?.kind ?? 'TEXT'
    if (value === undefined && field.optional !== true)
      faults.push(missing(field.from.fromReturn, told, values))
    if (value !== undefined && field.type === undefined && !fitsKind(value, kind)) {
      faults.push(`"${field.from.fromReturn}" is "${value}", which cannot be ${told}`)
    }
  }
  if (field.type === 'rag')
    faults.push(...optionFaults(field.scale, Object.keys(RATING_SCALES), told, values))
  if (field.type === 'percent') faults.push(...optionFaults(field.bare, BARE_PERCENTS, told, values))
  return faults
}

function optionFaults(
  option: string | { readonly fromReturn: string; readonly otherwise?: string | undefined } | undefined,
  allowed: readonly string[],
  told: string,
  values: ReturnValues,
): readonly string[] {
  if (typeof option !== 'object') return []
  const value = values[option.fromReturn] ?? option.otherwise
  if (value === undefined) return [missing(option.fromReturn, told, values)]
  return allowed.includes(value)
    ? []
    : [`"${option.fromReturn}" is "${value}" for ${told}; allowed: ${allowed.join(', ')}`]
}

function missing(name: string, told: string, values: ReturnValues): string {
  return `does not state "${name}", which ${told} wants; it states: ${Object.keys(values).join(', ')}`
}
