import { isObject } from '../../../../base/json/isObject'
import { fieldDefinition, RECORDS } from '../../../../schema/facts/records/records'
import type { FieldKind, RecordType } from '../../../../schema/facts/records/records'
import type { FieldMapping, TypedField } from './fieldSchema'
import type { FieldFunction, Guarded, ReshapeFunction } from './functions'
import type { Mapping, RecordMapping, Reshape } from './mappingSchema'

type FieldInCode =
  | FieldMapping
  | (Pick<TypedField, 'from' | 'optional' | 'required' | 'whenBlank' | 'whenAbsent' | 'sentinels'> & {
      readonly type: FieldFunction
    })

type RecordInCode = Omit<RecordMapping, 'fields' | 'reshape'> & {
  readonly fields: Readonly<Record<string, FieldInCode>>
  readonly reshape?: { readonly jsonata: string; readonly timeoutMs?: number } | ReshapeFunction
}

/**
 * A mapping in code: what a module exports as `mapping`. Of the same shape as one in YAML, but that a function may
 * replace the `type` of a field or the expression of a `reshape`.
 */
export type MappingInCode = Omit<Mapping, 'records'> & {
  readonly records: Readonly<Partial<Record<RecordType, RecordInCode | readonly RecordInCode[]>>>
}

/** The function of a module, named by its path from the mapping: `records.Milestone.fields.name.type`. */
export type Guard = <F extends (...given: never[]) => unknown>(call: F, path: string) => Guarded<F>

type Attach = (record: RecordMapping) => RecordMapping

/** A mapping in code without its functions, so that it can be held against the schema, and how to put them back. */
export interface Unfunctioned {
  readonly plain: unknown
  attach(mapping: Mapping): Mapping
}

/** What a field's type is taken for where a function replaces it: any that its kind may have. */
const STAND_INS: Readonly<Record<FieldKind, object>> = {
  NUMBER: { type: 'number' },
  DATE: { type: 'date', formats: ['yyyy'] },
  CODE: { type: 'code' },
  TEXT: { type: 'text' },
}

/** Takes the functions out of what a module exports, where they may stand; whatever else is wrong is left in. */
export function unfunctioned(given: unknown, guard: Guard): Unfunctioned {
  const attachers = new Map<string, Attach>()
  const plain = mapValues(given, 'records', (records) =>
    mapEach(records, (one, type) =>
      Array.isArray(one)
        ? one.map((record, at) => takenOut(record, type, `${type}.${at}`, guard, attachers))
        : takenOut(one, type, type, guard, attachers),
    ),
  )
  const attached = (record: RecordMapping, place: string): RecordMapping =>
    attachers.get(place)?.(record) ?? record
  return {
    plain,
    attach: (mapping) => ({
      ...mapping,
      records: Object.fromEntries(
        Object.entries(mapping.records).map(([type, one]) => [
          type,
          Array.isArray(one)
            ? (one as readonly RecordMapping[]).map((record, at) => attached(record, `${type}.${at}`))
            : attached(one as RecordMapping, type),
        ]),
      ),
    }),
  }
}

/** The record without its functions; how to put them back is kept under its place. */
function takenOut(
  record: unknown,
  type: string,
  place: string,
  guard: Guard,
  attachers: Map<string, Attach>,
): unknown {
  const fields = new Map<string, Guarded<FieldFunction>>()
  let reshape: Reshape | undefined
  const typed = mapValues(record, 'fields', (all) =>
    mapEach(all, (field, name) => {
      if (!isObject(field) || typeof field['type'] !== 'function') return field
      const call = field['type'] as FieldFunction
      fields.set(name, guard(call, `records.${place}.fields.${name}.type`))
      return { ...field, ...standIn(type, name) }
    }),
  )
  const plain = isObject(typed) ? { ...typed } : typed
  if (isObject(plain) && typeof plain['reshape'] === 'function') {
    reshape = { inCode: guard(plain['reshape'] as ReshapeFunction, `records.${place}.reshape`) }
    delete plain['reshape']
  }
  attachers.set(place, (checked) => ({
    ...checked,
    ...(reshape === undefined ? {} : { reshape }),
    fields: Object.fromEntries(
      Object.entries(checked.fields).map(([name, field]) => {
        const inCode = fields.get(name)
        return [name, inCode === undefined ? field : ({ ...field, inCode } as TypedField)]
      }),
    ),
  }))
  return plain
}

function standIn(type: string, field: string): object {
  const kind = Object.hasOwn(RECORDS, type) ? fieldDefinition(type as RecordType, field)?.kind : undefined
  return STAND_INS[kind ?? 'TEXT']
}

function mapValues(value: unknown, key: string, change: (inner: unknown) => unknown): unknown {
  return isObject(value) && key in value ? { ...value, [key]: change(value[key]) } : value
}

function mapEach(value: unknown, change: (inner: unknown, key: string) => unknown): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]))
}
