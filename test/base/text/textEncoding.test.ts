import { decodeText } from '../../../base/text/textEncoding'
import { problemOf } from '../../support/reporting/problemOf'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

describe('text encoding', () => {
  it('takes bytes that obey UTF-8 for UTF-8, with or without a mark', () => {
    expect(decodeText(Buffer.from('£5 – ü'), 'f.csv')).toEqual({ text: '£5 – ü', encoding: 'utf-8' })
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61), 'f.csv')).toEqual({ text: 'a', encoding: 'utf-8' })
  })

  it('takes other bytes for windows-1252, dashes and curly quotes included', () => {
    // Microsoft's code page 1252: 0x93 and 0x94 are “ and ”, 0x96 is –, 0xA3 is £.
    expect(decodeText(bytes(0x93, 0x61, 0x94, 0x96, 0xa3), 'f.csv')).toEqual({
      text: '“a”–£',
      encoding: 'windows-1252',
    })
  })

  it('keeps the bytes that windows-1252 leaves undefined as control characters', () => {
    expect(decodeText(bytes(0x61, 0x9d, 0xa3), 'f.csv').text).toBe('a\u009d£')
  })

  it('reads UTF-16 by its mark', () => {
    expect(decodeText(bytes(0xff, 0xfe, 0xa3, 0, 0x35, 0), 'f.csv')).toEqual({
      text: '£5',
      encoding: 'utf-16le',
    })
    expect(decodeText(bytes(0xfe, 0xff, 0, 0xa3, 0, 0x35), 'f.csv')).toEqual({
      text: '£5',
      encoding: 'utf-16be',
    })
  })

  it('obeys a declared encoding, and refuses bytes that break it', () => {
    expect(decodeText(bytes(0xa4), 'f.csv', 'iso-8859-15').text).toBe('€')
    expect(decodeText(Buffer.from('£'), 'f.csv', 'windows-1252').text).toBe('Â£')
    const problem = problemOf(() => decodeText(bytes(0xa3, 0x35), 'returns/f.csv', 'utf-8'))
    expect(problem.code).toBe('BAD_ENCODING')
    expect(problem.message).toBe(
      'file "returns/f.csv" line 1: the byte 0xA3 at offset 0 is not UTF-8 (a file all in one encoding; one other ' +
        'than UTF-8 is declared by `encoding`) [BAD_ENCODING]',
    )
    expect(
      problemOf(() => decodeText(bytes(0xff, 0xfe, 0, 0xd8, 0x35, 0), 'f.csv', 'utf-16le')).message,
    ).toBe('file "f.csv" holds bytes that are not text in utf-16le [BAD_ENCODING]')
  })

  describe('of bytes of which some are UTF-8 and others break it', () => {
    const mixed = Buffer.concat([Buffer.from('Café – £5\r\nü\ufffd,'), bytes(0x96), Buffer.from(' 2033\n')])

    it('is refused, and the first that breaks it named', () => {
      const problem = problemOf(() => decodeText(mixed, 'f.csv'))
      expect(problem.code).toBe('BAD_ENCODING')
      expect(problem.message).toContain(
        'file "f.csv" line 2: the byte 0x96 at offset 21 is not UTF-8, though other characters are (',
      )
      expect(problem.details).toMatchObject({ line: 2, offset: 21, byte: 0x96 })
      expect(mixed[21]).toBe(0x96)
    })

    it('is taken for what is declared', () => {
      expect(decodeText(mixed, 'f.csv', 'windows-1252').text).toContain('CafÃ© â€“ Â£5')
    })

    it('is refused where a mark says UTF-8', () => {
      const marked = Buffer.concat([bytes(0xef, 0xbb, 0xbf, 0x61), bytes(0x0a, 0xe2, 0x82, 0x61)])
      expect(problemOf(() => decodeText(marked, 'f.csv')).message).toContain(
        'line 2: the byte 0xE2 at offset 5 is not UTF-8 (',
      )
    })
  })
})
