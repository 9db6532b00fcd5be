import { isObject } from '../../base/json/isObject'

/** Reading fixtures, which are data from outside: nothing is assumed of them that was not looked at. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export function isArray(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}

export function has(json: Json | undefined, ...keys: readonly string[]): json is JsonObject {
  return isObject(json) && keys.every((key) => key in json)
}

/** @throws TypeError where the field is not an object */
export function objectOf(json: JsonObject, key: string): JsonObject {
  const value = json[key]
  if (!isObject(value)) throw new TypeError(`${key} is not an object`)
  return value
}

/** @throws TypeError where the field is not an array */
export function arrayOf(json: JsonObject, key: string): readonly Json[] {
  const value = json[key]
  if (!isArray(value)) throw new TypeError(`${key} is not an array`)
  return value
}

/** @throws TypeError where the field is not an array of objects */
export function objectsOf(json: JsonObject, key: string): readonly JsonObject[] {
  return arrayOf(json, key).map((item) => {
    if (!isObject(item)) throw new TypeError(`${key} holds something other than objects`)
    return item
  })
}

/** @throws TypeError where the field is not a number */
export function numberOf(json: JsonObject, key: string): number {
  const value = json[key]
  if (typeof value !== 'number') throw new TypeError(`${key} is not a number`)
  return value
}

/** @throws TypeError where the field is not an array of numbers */
export function numbersOf(json: JsonObject, key: string): readonly number[] {
  return arrayOf(json, key).map((item) => {
    if (typeof item !== 'number') throw new TypeError(`${key} holds something other than numbers`)
    return item
  })
}

/** A number, or nothing where the field is null or absent. */
export function optionalNumber(json: JsonObject, key: string): number | undefined {
  const value = json[key]
  return value === null || value === undefined ? undefined : numberOf(json, key)
}

/** @throws TypeError where the field is not text */
export function textOf(json: JsonObject, key: string): string {
  const value = json[key]
  if (typeof value !== 'string') throw new TypeError(`${key} is not text`)
  return value
}

/** Text, or nothing where the field is null or absent. */
export function optionalText(json: JsonObject, key: string): string | undefined {
  const value = json[key]
  return value === null || value === undefined ? undefined : textOf(json, key)
}

/** @throws TypeError where the field is not an array of texts */
export function textsOf(json: JsonObject, key: string): readonly string[] {
  return arrayOf(json, key).map((item) => {
    if (typeof item !== 'string') throw new TypeError(`${key} holds something other than text`)
    return item
  })
}
