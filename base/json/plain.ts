import Big from 'big.js'

import { parseJson } from './parse'
import { isList, isObject, JsonNumber } from './value'
import type { JsonValue } from './value'

/**
 * A value as JavaScript itself has it. A number of which a double would lose digits becomes text, so that nothing
 * is lost on the way through it.
 */
export function plainOf(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return numberOf(value)
  if (isList(value)) return value.map(plainOf)
  if (isObject(value))
    return Object.fromEntries([...value].map(([name, inner]) => [name, plainOf(inner)] as const))
  return value
}

function numberOf({ text }: JsonNumber): number | string {
  const number = Number(text)
  return Number.isFinite(number) && new Big(String(number)).eq(new Big(text)) ? number : text
}

/**
 * A value that JavaScript made, as if it had come in JSON. What JSON does not know (functions, `undefined`) is
 * left out.
 *
 * @throws Error where it cannot be written as JSON at all
 */
export function jsonOfPlain(value: unknown): JsonValue {
  return parseJson(Buffer.from(JSON.stringify(value) ?? 'null'))
}
