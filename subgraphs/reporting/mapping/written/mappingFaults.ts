import type { Fault } from '../../../../base/configuration/yamlFile'
import { didYouMean } from '../../../../base/text/didYouMean'
import { fieldDefinition, RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import { jsonataFault } from './jsonataFault'
import type { Mapping, RecordMapping } from './mappingSchema'
import { referredField } from '../keys/references'
import { definedIn } from '../records/statedUnit'
import { headingsIn } from '../records/tableWanted'
import { comparedAs } from '../rules/evaluate'
import { parseExpression } from '../rules/expression'

/** An observation without an organisation is the programme's own. */
const MAY_BE_EMPTY: Readonly<Partial<Record<RecordType, readonly string[]>>> = {
  Observation: ['organisation'],
}

/** What a mapping that has the right shape still gets wrong. */
export function mappingFaults(mapping: Mapping): readonly Fault[] {
  const faults: Fault[] = []
  for (const [type, one] of Object.entries(mapping.records) as [
    RecordType,
    RecordMapping | readonly RecordMapping[],
  ][]) {
    const split = Array.isArray(one)
    for (const [at, record] of ((split ? one : [one]) as readonly RecordMapping[]).entries()) {
      const path = ['records', type, ...(split ? [at] : [])]
      faults.push(...recordFaults(type, record, mapping, path))
    }
  }
  for (const [at, { on, when, assert }] of (mapping.rules ?? []).entries()) {
    faults.push(...expressionFaults(on, assert, ['rules', at, 'assert']))
    if (when !== undefined) faults.push(...expressionFaults(on, when, ['rules', at, 'when']))
  }
  return faults
}

function expressionFaults(
  on: RecordType,
  expression: string,
  path: readonly PropertyKey[],
): readonly Fault[] {
  try {
    comparedAs(parseExpression(expression), (field) => fieldDefinition(on, field)?.kind)
    return []
  } catch (error) {
    return [{ path, message: (error as Error).message }]
  }
}

/** What is made by no step can be read by no field. */
function madeFaults(
  from: object,
  { unpivot, sums }: RecordMapping,
  path: readonly PropertyKey[],
): readonly Fault[] {
  if ('unpivoted' in from && unpivot === undefined)
    return [{ path, message: 'is what `unpivot` makes of a column, but the record has no `unpivot`' }]
  if ('counted' in from && sums === undefined)
    return [{ path, message: 'is what `sums` counts, but the record has no `sums`' }]
  return []
}

/** An amount is scaled to the unit of its record, which must then be known before any record is read. */
function moneyFaults(
  type: RecordType,
  name: string,
  record: RecordMapping,
  path: readonly PropertyKey[],
): readonly Fault[] {
  if (record.fields[name]?.type !== 'money' || fieldDefinition(type, name)?.unit !== 'RECORD') return []
  const unit = definedIn(type, name, record)?.unit
  if (unit === 'GBP' || unit === 'GBP_MILLION') return []
  const right = '`unit: { from: { constant: GBP } }`, or GBP_MILLION, as a field of the record'
  return [{ path, message: `is money, and the record does not say in what; right: ${right}` }]
}

function recordFaults(
  type: RecordType,
  record: RecordMapping,
  mapping: Mapping,
  path: readonly PropertyKey[],
): readonly Fault[] {
  const { fields, header, request, reshape } = record
  const faults: Fault[] = []
  const expressed = reshape !== undefined && 'jsonata' in reshape ? jsonataFault(reshape.jsonata) : undefined
  if (expressed !== undefined) faults.push({ path: [...path, 'reshape', 'jsonata'], message: expressed })
  const mapped = Object.keys(fields)
  for (const key of RECORDS[type].key) {
    if (mapped.includes(key) || MAY_BE_EMPTY[type]?.includes(key) === true) continue
    faults.push({
      path: [...path, 'fields'],
      message: `does not map "${key}", which is a part of the key of ${type}`,
    })
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined) continue
    const at = [...path, 'fields', name]
    if (
      field.type !== undefined &&
      header === undefined &&
      request === undefined &&
      headingsIn(field.from).length > 0
    ) {
      faults.push({
        path: [...at, 'from'],
        message: 'is a column, but the record has neither `header` nor `request` to find columns by',
      })
    }
    if (field.type === undefined && 'identifiedBy' in field.from) {
      if (name !== 'programme')
        faults.push({ path: [...at, 'from'], message: 'only the field "programme" is identified so' })
      for (const [part, by] of Object.entries(field.from.identifiedBy)) {
        if (by === undefined || mapped.includes(by)) continue
        const message = `names "${by}", which is not mapped${didYouMean(by, mapped)}; allowed: ${mapped.join(', ')}`
        faults.push({ path: [...at, 'from', 'identifiedBy', part], message })
      }
    }
    faults.push(...moneyFaults(type, name, record, at))
    if (typeof field.from === 'object') faults.push(...madeFaults(field.from, record, [...at, 'from']))
    if (field.type === 'ref') {
      const to = referredField(field.record, field.field)
      const allowed = Object.keys(RECORDS[field.record].fields)
      if (!allowed.includes(to)) {
        faults.push({
          path: [...at, 'field'],
          message: `"${to}" is no field of ${field.record}; allowed: ${allowed.join(', ')}`,
        })
      }
      if (!(field.record in mapping.records)) {
        faults.push({ path: [...at, 'record'], message: `${field.record} is not mapped from this source` })
      }
    }
  }
  return faults
}
