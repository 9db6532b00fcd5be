import { fieldDefinition, UNITS } from '../../../../schema/facts/records/records'
import type { FieldDefinition, RecordType, Unit } from '../../../../schema/facts/records/records'
import type { RecordMapping } from '../written/mappingSchema'

/**
 * Returns the definition of a field, with the unit that a mapping states once for all records in place of that of
 * each record. An amount of money is scaled to it.
 */
export function definedIn(
  type: RecordType,
  name: string,
  { fields }: Pick<RecordMapping, 'fields'>,
): FieldDefinition | undefined {
  const definition = fieldDefinition(type, name)
  if (definition?.unit !== 'RECORD') return definition
  const stated = fields['unit']?.from
  if (typeof stated !== 'object' || !('constant' in stated) || !isUnit(stated.constant)) return definition
  return { ...definition, unit: stated.constant }
}

function isUnit(stated: unknown): stated is Unit {
  return typeof stated === 'string' && Object.hasOwn(UNITS, stated)
}
