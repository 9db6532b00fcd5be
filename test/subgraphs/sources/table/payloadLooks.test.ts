import { looksLike } from '../../../../subgraphs/sources/table/payloadLooks'

describe('what a payload looks like', () => {
  test.each([
    ['an empty file', ''],
    ['an empty file', ' \r\n\t\n'],
    ['a web page, perhaps a sign-in page', '\n <!DOCTYPE html><html><title>Sign in</title>'],
    ['a web page, perhaps a sign-in page', '<html lang="en">'],
    ['an XML document', '<?xml version="1.0"?><a/>'],
    ['JSON', '[ {"a": 1} ]'],
    ['JSON', '{"error": "unauthorised"}'],
    ['a PDF document', '%PDF-1.7'],
    ['an SQLite database', 'SQLite format 3\0'],
  ])('%s', (look, text) => {
    expect(looksLike(Buffer.from(text))).toBe(look)
  })

  test.each([
    ['a ZIP archive, as Excel and OpenDocument workbooks are', [0x50, 0x4b, 3, 4, 20, 0]],
    ['an old Excel workbook or another old Office document', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 13, 10]],
    ['a JPEG picture', [0xff, 0xd8, 0xff, 0xe0]],
    ['a gzip archive', [0x1f, 0x8b, 8]],
    [
      'binary data (it holds NUL bytes), or UTF-16 text without a byte-order mark',
      [0x61, 0, 0x2c, 0, 0x62, 0],
    ],
    ['a web page, perhaps a sign-in page', [0xef, 0xbb, 0xbf, ...Buffer.from('<!doctype html>')]],
  ])('%s, from its bytes', (look, bytes) => {
    expect(looksLike(Uint8Array.from(bytes))).toBe(look)
  })

  it('finds a NUL byte far into the file', () => {
    expect(looksLike(Buffer.from(`a,b\n${'1,2\n'.repeat(5000)}\0`))).toContain('NUL')
  })

  it('takes a table for a table', () => {
    expect(looksLike(Buffer.from('Project name,Department\nOne,Two\n'))).toBeUndefined()
    expect(looksLike(Buffer.from([0xff, 0xfe, 0x61, 0, 0x2c, 0]))).toBeUndefined()
    expect(looksLike(Buffer.from(`${' '.repeat(2000)}a,b\n`))).toBeUndefined()
  })
})
