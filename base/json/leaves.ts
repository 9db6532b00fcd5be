import Big from 'big.js'
import { pathPart, pointerPart } from './path'
import { isList, isObject, JsonNumber, type JsonObject, type JsonValue } from './value'

export type JsonScalar = null | boolean | string | JsonNumber

/** A single value inside a record. */
export interface JsonLeaf {
  /** The path that leads to it: `fixed_version.name`, `custom_fields[name="RAG"].value`. */
  readonly path: string
  /** JSON pointer from the record. */
  readonly pointer: string
  readonly value: JsonScalar
}

/**
 * Every single value of a record, in the order written. Items of a list are told apart by their `name`
 * where all have one and no two the same, and otherwise by number.
 */
export function leavesOf(record: JsonValue): readonly JsonLeaf[] {
  const leaves: JsonLeaf[] = []
  collect(record, '', '', leaves)
  return leaves
}

function collect(value: JsonValue, path: string, pointer: string, leaves: JsonLeaf[]): void {
  if (isObject(value)) {
    for (const [name, inner] of value) {
      const part = pathPart(name)
      const joined = path === '' || part.startsWith('[') ? `${path}${part}` : `${path}.${part}`
      collect(inner, joined, `${pointer}/${pointerPart(name)}`, leaves)
    }
  } else if (isList(value)) {
    const names = distinctNames(value)
    value.forEach((inner, index) => {
      const name = names?.[index]
      const part = name === undefined ? `[${index}]` : `[name="${name.replace(/["\\]/g, '\\$&')}"]`
      collect(inner, `${path}${part}`, `${pointer}/${index}`, leaves)
    })
  } else leaves.push({ path, pointer, value })
}

function distinctNames(list: readonly JsonValue[]): readonly string[] | undefined {
  const names = list.map((item) => (isObject(item) ? nameOf(item) : undefined))
  const written = names.filter((name) => name !== undefined)
  return written.length === list.length && new Set(written).size === list.length ? written : undefined
}

function nameOf(item: JsonObject): string | undefined {
  const name = item.get('name')
  return typeof name === 'string' ? name : undefined
}

/** What the owner wrote, as a person sees it. `null` is blank. */
export function scalarText(value: JsonScalar): string {
  if (value === null) return ''
  return value instanceof JsonNumber ? value.text : String(value)
}

const LARGEST_EXPONENT = 100

/** A number without exponent, digits as written; nothing where that would take more than 100 noughts. */
export function plainDecimal({ text }: JsonNumber): string | undefined {
  const exponent = /[eE]([+-]?\d+)$/.exec(text)?.[1]
  if (exponent === undefined) return text.replace(/^-(?=[0.]*$)/, '')
  return Math.abs(Number(exponent)) > LARGEST_EXPONENT ? undefined : new Big(text).toFixed()
}
