import { remembering } from '../../../base/memo/remembering'
import { leavesOf, plainDecimal, scalarText, type JsonScalar } from '../../../base/json/leaves'
import { followJsonPath, parseJsonPath, type JsonHit } from '../../../base/json/path'
import { isList, isObject, JsonNumber, kindOf, type JsonValue } from '../../../base/json/value'
import type { Place } from '../../../schema/facts/figures/cell'
import type { RawCell, RawDefect, RawHeading, RawRecord, RawTable, RawTyped } from '../table/rawTable'
import type { Remade } from './remade'

/** A record, and where it stood. */
export interface PlacedRecord {
  readonly value: JsonValue
  /** The address of its page. */
  readonly url: string
  /** JSON pointer into the page. */
  readonly pointer: string
  /** Only of a record that was made of another, which stood there: its values have no place of their own. */
  readonly madeOf?: {
    /** The other's number. */
    readonly ordinal: number
    /** Why none could be made; the value is then the other's. */
    readonly wrong?: string
  }
}

/**
 * Records of nested values as a table. Its headings are the paths of all single values that any record
 * has, so that one which no field reads can be named; fields read by path through `at`.
 */
export function jsonTable(placed: readonly PlacedRecord[]): RawTable {
  const records = placed.map((record, index) => recordOf(record, index + 1))
  const first = placed[0]
  const whole = placed.filter(({ madeOf }) => madeOf?.wrong === undefined)
  const paths = new Set(whole.flatMap(({ value }) => leavesOf(value).map(({ path }) => path)))
  const headings = [...paths].map((text, index): RawHeading => {
    return { index, text, place: { heading: text, ...(first === undefined ? {} : { url: first.url }) } }
  })
  return {
    headings,
    records,
    headingAt: (path) => headingAt(whole, headings, path),
    async remade(remake) {
      const answers = await remake(
        placed.map(({ value }) => value),
        records.map(({ place }) => place),
      )
      return jsonTable(placed.flatMap((record, index) => remadeOf(record, index + 1, answers[index])))
    },
  }
}

function remadeOf(
  { value, url, pointer }: PlacedRecord,
  ordinal: number,
  answer: Remade | undefined,
): readonly PlacedRecord[] {
  if (answer === undefined) return []
  if ('wrong' in answer) return [{ value, url, pointer, madeOf: { ordinal, wrong: answer.wrong } }]
  return answer.made.map((made) => ({ value: made, url, pointer, madeOf: { ordinal } }))
}

/** In a list without records every path may be right: there is nothing that could show it wrong. */
function headingAt(
  placed: readonly PlacedRecord[],
  headings: readonly RawHeading[],
  path: string,
): RawHeading | undefined {
  const steps = compilePath(path)
  if (steps === undefined) return undefined
  if (placed.length === 0) return { index: 0, text: path, place: {} }
  for (const { value } of placed) {
    const pointers = followJsonPath(value, steps).map(({ pointer }) => pointer)
    const leaf =
      pointers.length === 0 ? undefined : leavesOf(value).find((one) => pointers.includes(one.pointer))
    if (leaf !== undefined) return headings.find(({ text }) => text === leaf.path)
  }
  return undefined
}

function recordOf({ value, url, pointer, madeOf }: PlacedRecord, index: number): RawRecord {
  const place: Place = { url, pointer, record: madeOf?.ordinal ?? index }
  const defect = defectOf(value, madeOf?.wrong)
  const at = (path: string): RawCell | undefined => {
    const cell = cellAt(value, path, place)
    return cell === undefined || madeOf === undefined ? cell : { ...cell, place: { ...place, heading: path } }
  }
  return {
    place,
    ...(defect === undefined ? {} : { defect }),
    cell: (heading) => at(heading.text) ?? { text: '', place: { ...place, heading: heading.text } },
    at,
    asWritten: () => Object.fromEntries(leavesOf(value).map((leaf) => [leaf.path, scalarText(leaf.value)])),
  }
}

function defectOf(value: JsonValue, wrong: string | undefined): RawDefect | undefined {
  if (wrong !== undefined) return { code: 'RESHAPE_FAILED', wrong }
  if (isObject(value)) return undefined
  return { code: 'NOT_A_VALUE', wrong: `is ${kindOf(value)}`, right: 'an object with named values' }
}

/** As many columns as the widest mappings of all members have. */
const MOST_PATHS = 4096

const compilePath = remembering(MOST_PATHS, parseJsonPath)

function cellAt(record: JsonValue, path: string, place: Place): RawCell | undefined {
  const steps = compilePath(path)
  if (steps === undefined) return undefined
  const [hit, ...others] = followJsonPath(record, steps)
  if (hit === undefined) return undefined
  const where = { ...place, pointer: `${place.pointer ?? ''}${hit.pointer}`, heading: path }
  if (others.length > 0) {
    const wrong = `is one of ${others.length + 1} values to which the path leads`
    return {
      text: textOf(hit),
      place: where,
      defect: { code: 'COLUMN_AMBIGUOUS', wrong, right: 'a path to one value' },
    }
  }
  return { ...cellOf(hit), place: where }
}

function cellOf(hit: JsonHit): Omit<RawCell, 'place'> {
  const { value } = hit
  if (isList(value) || isObject(value)) {
    const wrong = `is ${kindOf(value)}`
    return {
      text: '',
      defect: { code: 'NOT_A_VALUE', wrong, right: 'a path that goes on to a single value' },
    }
  }
  const typed = typedOf(value)
  return { text: scalarText(value), ...(typed === undefined ? {} : { typed }) }
}

function typedOf(value: JsonScalar): RawTyped | undefined {
  if (value instanceof JsonNumber) {
    const decimal = plainDecimal(value)
    return decimal === undefined ? undefined : { kind: 'NUMBER', value: decimal }
  }
  return typeof value === 'boolean' ? { kind: 'BOOLEAN', value } : undefined
}

function textOf({ value }: JsonHit): string {
  return isList(value) || isObject(value) ? '' : scalarText(value)
}
