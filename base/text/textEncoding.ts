import { isUtf8 } from 'node:buffer'

import { decode } from 'iconv-lite'

import { Problem } from '../problems/problem'
import { firstBreak } from './utf8Break'

/** The encodings that a configuration may declare. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'macintosh',
] as const

export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

const UTF8_MARK = [0xef, 0xbb, 0xbf]

const MARKS: readonly [encoding: TextEncoding, mark: readonly number[]][] = [
  ['utf-8', UTF8_MARK],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/**
 * The text in the bytes. A declared encoding decides, then a byte-order mark, then UTF-8 where every
 * byte obeys it, and windows-1252 where no character beyond ASCII does. What is of both is refused: whichever were
 * chosen, some of it would be misread in silence. Node 20's own decoder is wrong about windows-1252, so
 * iconv-lite decodes; the five bytes that windows-1252 leaves undefined stay control characters, as the
 * WHATWG Encoding Standard has it.
 *
 * @throws Problem BAD_ENCODING where the bytes are not text in the encoding chosen, or are of two
 */
export function decodeText(bytes: Uint8Array, file: string, declared?: TextEncoding): DecodedText {
  const marked = MARKS.find(([, mark]) => startsWith(bytes, mark))
  const encoding = declared ?? marked?.[0] ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  const body = marked?.[0] === encoding ? bytes.subarray(marked[1].length) : bytes
  if (encoding === 'utf-8' && !isUtf8(body)) throw notUtf8(bytes, file)
  if (encoding === 'windows-1252' && declared === undefined) refuseMixed(bytes, file)
  const text = decode(Buffer.from(body.buffer, body.byteOffset, body.byteLength), encoding)
  if (encoding === 'windows-1252') return { text: withControls(text, body), encoding }
  if (encoding !== 'utf-8' && /\ufffd|\p{Surrogate}/u.test(text)) throw notIn(encoding, file)
  return { text, encoding }
}

/**
 * As {@link decodeText}, but the text as UTF-8; where the payload is UTF-8, a view of its own bytes.
 *
 * @throws Problem BAD_ENCODING as there
 */
export function utf8Of(
  bytes: Uint8Array,
  file: string,
  declared?: TextEncoding,
): { readonly utf8: Buffer; readonly encoding: TextEncoding } {
  if ((declared ?? 'utf-8') === 'utf-8' && isUtf8(bytes)) {
    let body = bytes
    while (startsWith(body, UTF8_MARK)) body = body.subarray(UTF8_MARK.length)
    return { utf8: Buffer.from(body.buffer, body.byteOffset, body.byteLength), encoding: 'utf-8' }
  }
  const { text, encoding } = decodeText(bytes, file, declared)
  return { utf8: Buffer.from(text, 'utf8'), encoding }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

/** One byte is one character in windows-1252, so the undefined ones can be put back. */
function withControls(text: string, bytes: Uint8Array): string {
  return text.replaceAll('\ufffd', (_, at: number) => String.fromCharCode(bytes[at] ?? 0xfffd))
}

function refuseMixed(bytes: Uint8Array, file: string): void {
  if (firstBreak(bytes).isMixed) throw notUtf8(bytes, file)
}

function notUtf8(bytes: Uint8Array, file: string): Problem {
  const { offset, byte, line, isMixed } = firstBreak(bytes)
  const shown = `0x${byte.toString(16).toUpperCase()}`
  const others = isMixed ? ', though other characters are' : ''
  const message =
    `file "${file}" line ${line}: the byte ${shown} at offset ${offset} is not UTF-8${others} ` +
    '(a file all in one encoding; one other than UTF-8 is declared by `encoding`) [BAD_ENCODING]'
  return new Problem('BAD_ENCODING', message, { file, encoding: 'utf-8', line, offset, byte })
}

function notIn(encoding: TextEncoding, file: string): Problem {
  return new Problem(
    'BAD_ENCODING',
    `file "${file}" holds bytes that are not text in ${encoding} [BAD_ENCODING]`,
    {
      file,
      encoding,
    },
  )
}
