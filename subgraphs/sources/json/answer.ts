import { JsonFault, parseJson } from '../../../base/json/parse'
import { followJsonPath, type JsonHit, type JsonPath } from '../../../base/json/path'
import { isList, JsonNumber, kindOf, type JsonList, type JsonValue } from '../../../base/json/value'
import type { HttpAnswer } from '../http/answer'
import { httpProblem } from '../http/httpProblem'

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

export interface ItemsHit {
  readonly items: JsonList
  /** JSON pointer to the list. */
  readonly pointer: string
}

/** The list of records in an answer. Throws `ITEMS_NOT_FOUND`, saying what is there instead. */
export function itemsOf(
  source: string,
  url: URL,
  json: JsonValue,
  path: JsonPath,
  written: string,
): ItemsHit {
  const [hit] = followJsonPath(json, path)
  if (hit !== undefined && isList(hit.value)) return { items: hit.value, pointer: hit.pointer }
  const place = written === '' ? 'at its root' : `at "${written}"`
  const found = hit === undefined ? 'nothing' : kindOf(hit.value)
  throw httpProblem(
    'ITEMS_NOT_FOUND',
    source,
    url,
    `has ${found} ${place}${namesIn(json)}`,
    'a list of records',
  )
}

function namesIn(json: JsonValue): string {
  if (!(json instanceof Map)) return ''
  const names = [...json.keys()].slice(0, 20).map((name) => JSON.stringify(String(name).slice(0, 80)))
  return `; it has ${names.length === 0 ? 'nothing at all' : names.join(', ')}`
}

/** A whole number at a path, whether written as number or text. */
export function wholeNumberAt(json: JsonValue, path: JsonPath): number | undefined {
  return wholeNumber(followJsonPath(json, path)[0])
}

function wholeNumber(hit: JsonHit | undefined): number | undefined {
  const value = hit?.value
  const text = value instanceof JsonNumber ? value.text : value
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
