import { isList, isObject, JsonNumber, type JsonValue } from './value'

type Step =
  { readonly name: string } | { readonly index: number } | { readonly where: string; readonly is: string }

/** A path into a JSON value: `fixed_version.name`, `rows[0]`, `["@odata.etag"]`, `custom_fields[name="RAG"].value`. */
export type JsonPath = readonly Step[]

/** Where a path led. */
export interface JsonHit {
  readonly value: JsonValue
  /** JSON pointer (RFC 6901) from where the path began. */
  readonly pointer: string
}

const STEP = /(?:^|\.)([^.[\]"]+)|\[(\d{1,6})\]|\[("(?:[^"\\]|\\.)*")\]|\[([^.[\]"=]+)=("(?:[^"\\]|\\.)*")\]/y

/** Reads a path; nothing where it is not one. The empty path is the value itself. */
export function parseJsonPath(text: string): JsonPath | undefined {
  const steps: Step[] = []
  for (let at = 0; at < text.length; at = STEP.lastIndex) {
    STEP.lastIndex = at
    const [whole, name, index, quotedName, where, is] = STEP.exec(text) ?? []
    if (whole === undefined) return undefined
    if (name !== undefined) steps.push({ name })
    else if (index !== undefined) steps.push({ index: Number(index) })
    else if (quotedName !== undefined) steps.push({ name: unquoted(quotedName) })
    else steps.push({ where: where ?? '', is: unquoted(is ?? '""') })
  }
  return steps
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1')
}

/** Every place where the path leads: none, one, or several where `[name="…"]` holds more than once. */
export function followJsonPath(value: JsonValue, path: JsonPath): readonly JsonHit[] {
  let hits: readonly JsonHit[] = [{ value, pointer: '' }]
  for (const step of path) hits = hits.flatMap((hit) => followStep(hit, step))
  return hits
}

function followStep({ value, pointer }: JsonHit, step: Step): readonly JsonHit[] {
  if ('name' in step) return isObject(value) ? child(value.get(step.name), pointer, step.name) : []
  if (!isList(value)) return []
  if ('index' in step) return child(value[step.index], pointer, String(step.index))
  return value.flatMap((item, index) =>
    isObject(item) && isWritten(item.get(step.where), step.is) ? child(item, pointer, String(index)) : [],
  )
}

function child(value: JsonValue | undefined, pointer: string, name: string): readonly JsonHit[] {
  return value === undefined ? [] : [{ value, pointer: `${pointer}/${pointerPart(name)}` }]
}

function isWritten(value: JsonValue | undefined, text: string): boolean {
  return value === text || (value instanceof JsonNumber && value.text === text)
}

/** One name within a JSON pointer. */
export function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** One name within a path, in brackets where it has characters that mean something there. */
export function pathPart(name: string): string {
  return /^[^.[\]"]+$/.test(name) ? name : `["${name.replace(/["\\]/g, '\\$&')}"]`
}
