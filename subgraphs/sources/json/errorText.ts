import { scalarText } from '../../../base/json/leaves'
import { isList, isObject, type JsonObject, type JsonValue } from '../../../base/json/value'
import { shownText } from './shownText'

const LONGEST = 300
const DEEPEST = 4
/** Names under which an answer that failed says so. */
const ERRORS = ['errors', 'error', 'odataerror', 'errormessages', 'fault', 'exception']
/** Names of the text inside an error, the most telling first. */
const TEXTS = [
  'message',
  'errormessage',
  'errordescription',
  'faultstring',
  'detail',
  'details',
  'description',
  'title',
  'value',
  'reason',
  'error',
  'code',
]

/**
 * Returns the error text of an answer whose status says that it failed: GraphQL, OData, problem details
 * (RFC 9457), OAuth, Jira, ServiceNow and others. Nothing where the answer has none.
 *
 * @param hide removes secrets; called before the text is cut, so that no part of one stays
 */
export function errorText(json: JsonValue, hide: (text: string) => string): string | undefined {
  return shown(textsIn(json, 0), hide)
}

/** Returns the error text of an answer that the status calls a success; nothing where it shows no error. */
export function errorTextOfSuccess(json: JsonValue, hide: (text: string) => string): string | undefined {
  if (!isObject(json)) return undefined
  const failed = named(json, ['success', 'ok']) === false || isErrorStatus(named(json, ['status']))
  return failed ? errorText(json, hide) : shown(errorsIn(json, 0), hide)
}

/** Tells a GraphQL answer that has errors, and whose data are therefore incomplete. */
export function isGraphqlFailure(json: JsonValue): boolean {
  if (!isObject(json) || !json.has('data')) return false
  const errors = json.get('errors') ?? null
  return isList(errors) && errors.length > 0
}

function isErrorStatus(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && /^(error|fail(ed|ure)?)$/i.test(value)
}

function shown(texts: readonly string[], hide: (text: string) => string): string | undefined {
  const text = [...new Set(texts.filter((one) => one.trim() !== ''))].join('; ')
  return text === '' ? undefined : shownText(hide(text), LONGEST)
}

function errorsIn(json: JsonObject, depth: number): readonly string[] {
  return ERRORS.flatMap((name) => textsIn(named(json, [name]) ?? null, depth + 1))
}

function textsIn(value: JsonValue, depth: number): readonly string[] {
  if (value === null || value === false || depth > DEEPEST) return []
  if (isList(value)) return value.slice(0, 5).flatMap((one) => textsIn(one, depth + 1))
  if (!isObject(value)) return depth === 0 ? [] : [scalarText(value)]
  const inner = errorsIn(value, depth)
  const texts = TEXTS.map((name) => named(value, [name])).filter((one) => one !== undefined && one !== null)
  const own = texts.flatMap((one) => textsIn(one ?? null, depth + 1)).slice(0, 1)
  if (inner.length + own.length > 0) return [...new Set([...inner, ...own])]
  // Jira and Django REST framework name the field that is wrong, and say of it what is.
  return depth === 0 ? [] : [...value].map(([name, one]) => `${name}: ${textsIn(one, depth + 1).join(', ')}`)
}

function named(json: JsonObject, names: readonly string[]): JsonValue | undefined {
  for (const [name, value] of json) {
    if (names.includes(name.toLowerCase().replace(/[^a-z]/g, ''))) return value
  }
  return undefined
}
