import { JsonNumber, type JsonList, type JsonObject, type JsonValue } from './value'

const DEEPEST = 100
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WHITE = /[ \t\n\r]*/y
const WORDS = { true: true, false: false, null: null } as const

/** Why a text is not JSON, and where. */
export class JsonFault extends Error {
  constructor(
    readonly what: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(`${what} at line ${line}, column ${column}`)
    this.name = 'JsonFault'
  }
}

/**
 * Reads JSON (RFC 8259) from UTF-8 bytes and keeps numbers as they were written. Stricter than `JSON.parse`
 * in refusing a repeated name, which would silently lose a value, and nesting over 100 deep.
 *
 * @throws JsonFault
 */
export function parseJson(bytes: Uint8Array): JsonValue {
  return new Reader(decoded(bytes)).whole()
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new JsonFault('bytes that are not UTF-8', 1, 1)
  }
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): JsonValue {
    const value = this.#value(0)
    if (this.#at < this.#text.length) throw this.#fault('more text after the value')
    return value
  }

  /** A value with the white space around it. */
  #value(depth: number): JsonValue {
    if (depth > DEEPEST) throw this.#fault(`nesting over ${DEEPEST} deep`)
    this.#match(WHITE)
    const value = this.#bare(depth)
    this.#match(WHITE)
    return value
  }

  #bare(depth: number): JsonValue {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth)
      case '[':
        return this.#list(depth)
      case '"':
        return this.#string()
      default:
        return this.#word()
    }
  }

  #object(depth: number): JsonObject {
    const object = new Map<string, JsonValue>()
    this.#at += 1
    this.#match(WHITE)
    if (this.#take('}')) return object
    do {
      this.#match(WHITE)
      const name = this.#string()
      if (object.has(name)) throw this.#fault(`the name ${JSON.stringify(name.slice(0, 80))} a second time`)
      this.#match(WHITE)
      if (!this.#take(':')) throw this.#fault('no colon after a name')
      object.set(name, this.#value(depth + 1))
    } while (this.#take(','))
    if (!this.#take('}')) throw this.#fault('an object that is not closed')
    return object
  }

  #list(depth: number): JsonList {
    const list: JsonValue[] = []
    this.#at += 1
    this.#match(WHITE)
    if (this.#take(']')) return list
    do list.push(this.#value(depth + 1))
    while (this.#take(','))
    if (!this.#take(']')) throw this.#fault('a list that is not closed')
    return list
  }

  /** A scan for the closing mark, not a pattern: a pattern with a choice in it overflows on a long text. */
  #string(): string {
    const start = this.#at
    if (this.#text[start] !== '"') throw this.#fault('no text in quotation marks')
    let end = this.#text.indexOf('"', start + 1)
    while (end !== -1 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1)
    if (end === -1) {
      this.#at = this.#text.length
      throw this.#fault('a text that is not closed')
    }
    try {
      const text = JSON.parse(this.#text.slice(start, end + 1)) as string
      this.#at = end + 1
      return text
    } catch {
      throw this.#fault('a text with a character or escape that JSON does not have')
    }
  }

  #isEscaped(at: number): boolean {
    let backslashes = 0
    while (this.#text[at - 1 - backslashes] === '\\') backslashes += 1
    return backslashes % 2 === 1
  }

  #word(): JsonValue {
    for (const [word, value] of Object.entries(WORDS)) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    const number = this.#match(NUMBER)
    if (number === undefined) throw this.#fault('no JSON value')
    return new JsonNumber(number)
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const [found] = pattern.exec(this.#text) ?? []
    this.#at += found?.length ?? 0
    return found
  }

  #fault(what: string): JsonFault {
    const lines = this.#text.slice(0, this.#at).split('\n')
    const brokenOff = this.#at >= this.#text.length
    return new JsonFault(
      brokenOff ? 'a text that breaks off' : what,
      lines.length,
      (lines.at(-1) ?? '').length + 1,
    )
  }
}
