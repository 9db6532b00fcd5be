import type { Cell, Place } from '../../../schema/facts/figures/cell'
import type { MissingReason } from '../../../schema/facts/figures/missing'
import { fieldDefinition } from '../../../schema/facts/records/records'
import type { RecordType } from '../../../schema/facts/records/records'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'

/** A value as its owner wrote it, what was made of it, and where it stands. */
export interface SampleValue {
  readonly theirs: string
  readonly ours: string
  readonly where?: Place
}

/** What was read of one field of one record type. */
export interface FieldSummary {
  readonly field: string
  /** The owner's column as written; absent where the value is none of a column. */
  readonly column?: string
  /** The first values that differ. */
  readonly first: readonly SampleValue[]
  readonly distinct: number
  readonly least?: string
  readonly greatest?: string
  /** How many cells have a value. */
  readonly values: number
  readonly reasons: Readonly<Partial<Record<MissingReason, number>>>
  /** What a person should look at: no error, but seldom meant. */
  readonly lookAt?: 'NO_VALUE' | 'FAR_APART'
}

/** What was read of one record type. */
export interface RecordSummary {
  readonly record: RecordType
  readonly accepted: number
  readonly fields: readonly FieldSummary[]
}

/** Beyond it, the greatest of some numbers is seldom of the same unit as the least. */
const FAR_APART = 10_000

/** Sums up what accepted records say, type by type and field by field. */
export function fieldSummaries(records: readonly FactRecord[], shown: number): readonly RecordSummary[] {
  const byType = new Map<RecordType, FactRecord[]>()
  for (const record of records) {
    const ofType = byType.get(record.type)
    if (ofType === undefined) byType.set(record.type, [record])
    else ofType.push(record)
  }
  return [...byType].map(([record, ofType]) => {
    const names = new Set(ofType.flatMap(({ fields }) => Object.keys(fields)))
    const fields = [...names].map((field) => summaryOf(record, field, ofType, shown))
    return { record, accepted: ofType.length, fields }
  })
}

function summaryOf(
  record: RecordType,
  field: string,
  records: readonly FactRecord[],
  shown: number,
): FieldSummary {
  const cells = records.flatMap(({ fields }): Cell[] => {
    const cell = fields[field]
    return cell === undefined ? [] : [cell]
  })
  const reasons: Partial<Record<MissingReason, number>> = {}
  const samples = new Map<string, SampleValue>()
  for (const { value, raw, reason, where } of cells) {
    if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1
    if (value === undefined || samples.has(value)) continue
    samples.set(value, { theirs: raw ?? value, ours: value, ...(where === undefined ? {} : { where }) })
  }
  const column = cells.find(({ where }) => where?.heading !== undefined)?.where?.heading
  const isNumber = fieldDefinition(record, field)?.kind === 'NUMBER'
  const [least, greatest] = ends([...samples.keys()], isNumber)
  const values = cells.filter(({ value }) => value !== undefined).length
  const lookAt = lookedAt(values, isNumber, least, greatest)
  return {
    field,
    ...(column === undefined ? {} : { column }),
    first: [...samples.values()].slice(0, shown),
    distinct: samples.size,
    ...(least === undefined || greatest === undefined ? {} : { least, greatest }),
    values,
    reasons,
    ...(lookAt === undefined ? {} : { lookAt }),
  }
}

function ends(
  values: readonly string[],
  isNumber: boolean,
): readonly [string | undefined, string | undefined] {
  const before = (one: string, other: string): boolean =>
    isNumber ? Number(one) < Number(other) : one < other
  let [least, greatest] = [values[0], values[0]]
  for (const value of values) {
    if (least === undefined || before(value, least)) least = value
    if (greatest === undefined || before(greatest, value)) greatest = value
  }
  return [least, greatest]
}

function lookedAt(
  values: number,
  isNumber: boolean,
  least: string | undefined,
  greatest: string | undefined,
): FieldSummary['lookAt'] {
  if (values === 0) return 'NO_VALUE'
  const [low, high] = [Number(least), Number(greatest)]
  return isNumber && low > 0 && high / low > FAR_APART ? 'FAR_APART' : undefined
}
