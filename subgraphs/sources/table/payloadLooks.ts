interface Look {
  readonly starts: string
  readonly what: string
}

const MAGIC: readonly Look[] = [
  { starts: 'PK\x03\x04', what: 'a ZIP archive, as Excel and OpenDocument workbooks are' },
  { starts: 'PK\x05\x06', what: 'an empty ZIP archive' },
  { starts: '\xd0\xcf\x11\xe0', what: 'an old Excel workbook or another old Office document' },
  { starts: '\x89PNG', what: 'a PNG picture' },
  { starts: '\xff\xd8\xff', what: 'a JPEG picture' },
  { starts: 'GIF8', what: 'a GIF picture' },
  { starts: '%PDF', what: 'a PDF document' },
  { starts: '\x1f\x8b', what: 'a gzip archive' },
  { starts: 'SQLite format 3', what: 'an SQLite database' },
  { starts: '{\\rtf', what: 'a rich text document' },
]

const MARKUP: readonly [pattern: RegExp, what: string][] = [
  [/^<(!doctype html|html|head|body|script|meta)\b/i, 'a web page, perhaps a sign-in page'],
  [/^<(\?xml|!doctype)/i, 'an XML document'],
  [/^(\{\s*"|\[\s*\{)/, 'JSON'],
]

const LOOKED_AT = 1024

/** What a payload looks like when it is plainly not a table in text; nothing where it may be one. */
export function looksLike(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1')
  const magic = MAGIC.find((look) => start.startsWith(look.starts))
  if (magic !== undefined) return magic.what
  const text = start.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  const wide = text.length < start.length && !start.startsWith('\xef')
  if (!wide && bytes.includes(0))
    return 'binary data (it holds NUL bytes), or UTF-16 text without a byte-order mark'
  const first = text.replaceAll('\0', '').trimStart()
  if (first === '' && bytes.length <= LOOKED_AT) return 'an empty file'
  return MARKUP.find(([pattern]) => pattern.test(first))?.[1]
}
