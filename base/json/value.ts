/** A number as it was written: `JSON.parse` would lose digits after the fifteenth, and `1.10` its nought. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type JsonList = readonly JsonValue[]

/** Names in the order written. A map, so that no name (`__proto__`) is special. */
export type JsonObject = ReadonlyMap<string, JsonValue>

export type JsonValue = null | boolean | string | JsonNumber | JsonList | JsonObject

export function isList(value: JsonValue): value is JsonList {
  return Array.isArray(value)
}

export function isObject(value: JsonValue): value is JsonObject {
  return value instanceof Map
}

/** What a value is, for messages: `an object`, `text`. */
export function kindOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  if (isObject(value)) return 'an object'
  if (value instanceof JsonNumber) return 'a number'
  return typeof value === 'string' ? 'text' : 'true or false'
}
