import { JsonFault, parseJson } from '../../../base/json/parse'
import { followJsonPath, type JsonHit, type JsonPath } from '../../../base/json/path'
import { isList, isObject, JsonNumber, kindOf, type JsonList, type JsonValue } from '../../../base/json/value'
import type { HttpAnswer } from '../http/answer'
import { httpProblem } from '../http/httpProblem'
import { errorTextOfSuccess, isGraphqlFailure } from './errorText'

/** An answer's body as JSON. Throws `NOT_JSON` with line and column. */
export function jsonOf(source: string, url: URL, body: HttpAnswer['body']): JsonValue {
  try {
    return parseJson(body)
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    const came = `answered ${body.length} bytes with ${error.what} at line ${error.line}, column ${error.column}`
    throw httpProblem('NOT_JSON', source, url, came, 'a whole JSON value in UTF-8')
  }
}

/** The place of the list of records in answers. */
export interface ItemsWanted {
  readonly path: JsonPath
  /** `path` as the configuration has it. */
  readonly written: string
  /** An object there is a record by itself: the answer about one thing. */
  readonly mayBeOne?: true
}

export interface ItemsHit {
  readonly items: JsonList
  /** JSON pointer to the list, or to the one record. */
  readonly pointer: string
  readonly isOne?: true
}

/** The source that answered, and the way to take secrets out of its words. */
export interface Answering {
  readonly source: string
  hide(text: string): string
}

/**
 * Finds the list of records in an answer. Throws `SOURCE_ERROR` with the error that the source tells, else
 * `ITEMS_NOT_FOUND`, saying what is there instead.
 */
export function itemsOf(
  { source, hide }: Answering,
  url: URL,
  json: JsonValue,
  wanted: ItemsWanted,
): ItemsHit {
  const { path, written, mayBeOne } = wanted
  const [hit] = followJsonPath(json, path)
  const found = hit === undefined ? undefined : hitOf(hit, mayBeOne)
  const place = written === '' ? 'at its root' : `at "${written}"`
  // An object at the root may itself be the error.
  const said = found?.isOne === undefined && found !== undefined ? undefined : errorTextOfSuccess(json, hide)
  const error = isGraphqlFailure(json) ? errorTextOfSuccess(json, hide) : said
  if (error !== undefined) {
    const came = `answered with an error of its own: "${error}"`
    throw httpProblem('SOURCE_ERROR', source, url, came, `a list of records ${place}`)
  }
  if (found !== undefined) return found
  const instead = hit === undefined ? 'nothing' : kindOf(hit.value)
  const came = `has ${instead} ${place}${namesIn(json)}`
  throw httpProblem('ITEMS_NOT_FOUND', source, url, came, 'a list of records')
}

function hitOf({ value, pointer }: JsonHit, mayBeOne: true | undefined): ItemsHit | undefined {
  if (isList(value)) return { items: value, pointer }
  return mayBeOne && isObject(value) ? { items: [value], pointer, isOne: true } : undefined
}

function namesIn(json: JsonValue): string {
  if (!(json instanceof Map)) return ''
  const names = [...json.keys()].slice(0, 20).map((name) => JSON.stringify(String(name).slice(0, 80)))
  return `; it has ${names.length === 0 ? 'nothing at all' : names.join(', ')}`
}

/** A whole number at a path, whether written as number or text. */
export function wholeNumberAt(json: JsonValue, path: JsonPath): number | undefined {
  return wholeNumber(followJsonPath(json, path)[0]?.value)
}

/** A value as a whole number that is not negative; nothing where it is none. */
export function wholeNumber(value: JsonValue | undefined): number | undefined {
  const text = value instanceof JsonNumber ? value.text : value
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
