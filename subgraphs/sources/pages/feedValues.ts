import { followJsonPath, type JsonPath } from '../../../base/json/path'
import { isList, isObject, JsonNumber, type JsonValue } from '../../../base/json/value'
import { httpProblem } from '../http/httpProblem'

/** A value, mostly an id, with which another request is asked. */
export type FeedValue = string | number

/** The place of the value in each record of a feed. */
export interface ValueWanted {
  readonly path: JsonPath
  /** `path` as the configuration has it. */
  readonly written: string
}

/**
 * Returns the value of each record of a feed. A record without one would be lost in silence.
 *
 * @throws Problem NOT_A_VALUE
 */
export function feedValues(
  source: string,
  url: URL,
  records: readonly JsonValue[],
  { path, written }: ValueWanted,
): readonly FeedValue[] {
  return records.map((record, index) => {
    const [hit, ...others] = followJsonPath(record, path)
    const value = others.length === 0 ? valueOf(hit?.value ?? null) : undefined
    if (value !== undefined) return value
    const came = `has no single value at "${written}" of its record ${index + 1}`
    throw httpProblem('NOT_A_VALUE', source, url, came, 'an id for each record; check `each.of.value`')
  })
}

/** The values without repetition, in the order of the feed. */
export function distinctValues(values: readonly FeedValue[]): readonly FeedValue[] {
  return [...new Map(values.map((value) => [String(value), value])).values()]
}

function valueOf(value: JsonValue): FeedValue | undefined {
  if (value instanceof JsonNumber) {
    const number = Number(value.text)
    // An id of more digits than a double holds goes on as text, whole.
    return Number.isSafeInteger(number) ? number : value.text
  }
  if (value === null || isList(value) || isObject(value) || typeof value === 'boolean') return undefined
  return value.trim() === '' ? undefined : value
}
