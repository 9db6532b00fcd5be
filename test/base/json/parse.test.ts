import fc from 'fast-check'
import { JsonFault, parseJson } from '../../../base/json/parse'
import { JsonNumber, type JsonValue } from '../../../base/json/value'

const read = (text: string): JsonValue => parseJson(Buffer.from(text))

/** The value as `JSON.parse` would have given it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text)
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map) {
    const object: Record<string, unknown> = {}
    for (const [name, inner] of value) {
      Object.defineProperty(object, name, {
        value: plain(inner),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
    return object
  }
  return value
}

it('reads whatever JSON.stringify writes as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (text, space) => {
      const written = JSON.stringify(JSON.parse(text), null, space)
      expect(plain(read(written))).toEqual(JSON.parse(written))
    }),
    { numRuns: 500 },
  )
})

it('refuses whatever JSON.parse refuses: JSON with one character changed', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom(...'{}[]":,\\0-.eE \n\u0001ntu'),
      (text, at, other) => {
        const changed =
          text.slice(0, at % (text.length + 1)) + other + text.slice((at % (text.length + 1)) + 1)
        let wanted: unknown
        try {
          wanted = JSON.parse(changed)
        } catch {
          expect(() => read(changed)).toThrow(JsonFault)
          return
        }
        try {
          expect(plain(read(changed))).toEqual(wanted)
        } catch (error) {
          // The one thing refused that JSON.parse takes.
          if (!(error instanceof JsonFault) || !error.what.includes('a second time')) throw error
        }
      },
    ),
    { numRuns: 2000 },
  )
})

it.each(['12345678901234567890', '1.10', '-0.0', '1E400', '0.1000000000000000055511151231257827'])(
  'keeps %s as it is written',
  (text) => {
    expect(read(text)).toEqual(new JsonNumber(text))
  },
)

it('takes no name for special', () => {
  const object = read('{"__proto__":{"polluted":true},"constructor":1}')
  expect([...(object as ReadonlyMap<string, JsonValue>).keys()]).toEqual(['__proto__', 'constructor'])
  expect(Object.keys(Object.prototype)).toEqual([])
})

it('reads past a byte-order mark', () => {
  expect(read('\ufeff[true]')).toEqual([true])
})

it('reads a text of ten million characters', () => {
  expect(read(`"${'x\\n'.repeat(5_000_000)}"`)).toHaveLength(10_000_000)
})

it.each([
  ['{"a": 1,\n "b": [1, 2', 'a text that breaks off', 2, 12],
  ['{"a": "b', 'a text that breaks off', 1, 9],
  ['', 'a text that breaks off', 1, 1],
  ['[1] [2]', 'more text after the value', 1, 5],
  ['{"a":1,"a":2}', 'the name "a" a second time', 1, 11],
  ['[NaN]', 'no JSON value', 1, 2],
  ["{'a':1}", 'no text in quotation marks', 1, 2],
  ['{"a" 1}', 'no colon after a name', 1, 6],
  ['[1 2]', 'a list that is not closed', 1, 4],
  ['{"a":1 "b":2}', 'an object that is not closed', 1, 8],
  ['["a\tb"]', 'a text with a character or escape that JSON does not have', 1, 2],
  ['['.repeat(200), 'nesting over 100 deep', 1, 102],
])('says what is wrong with %j, and where', (text, what, line, column) => {
  let fault: unknown
  try {
    read(text)
  } catch (error) {
    fault = error
  }
  expect(fault).toBeInstanceOf(JsonFault)
  expect(fault).toMatchObject({ what, line, column })
})

it('refuses bytes that are not UTF-8', () => {
  expect(() => parseJson(Buffer.from([0x22, 0xe9, 0x22]))).toThrow('bytes that are not UTF-8')
})
