import { openZip } from '../../../../../subgraphs/sources/workbook/archive/zipContents'
import { rejectionOf } from '../../../../support/sources/rejectionOf'
import { zipOf } from '../zipOf'

const MIB = 1024 * 1024

describe('an archive is looked through before it is parsed', () => {
  it('and its parts are given as they are', async () => {
    const zip = await openZip(
      zipOf([
        { name: 'a.xml', content: '<a/>' },
        { name: 'b/', content: '' },
      ]),
    )
    expect([...zip.names]).toEqual(['a.xml', 'b/'])
    expect((await zip.part('a.xml'))?.toString()).toBe('<a/>')
    expect(await zip.part('c.xml')).toBeUndefined()
  })

  it('refuses a part that is too large, without decompressing anything', async () => {
    const bomb = zipOf([{ name: 'xl/sheet1.xml', content: Buffer.alloc(65 * MIB) }])
    const before = process.memoryUsage().arrayBuffers
    const { code, message } = await rejectionOf(openZip(bomb))
    expect(code).toBe('WORKBOOK_TOO_LARGE')
    expect(message).toMatch(
      /^expands too far: its part xl\/sheet1.xml expands to 65 MiB \(x\d+\) \(at most 64 MiB a part\)/,
    )
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MIB)
  })

  it('refuses a part that expands too many times', async () => {
    const { message } = await rejectionOf(openZip(zipOf([{ name: 'a', content: Buffer.alloc(9 * MIB) }])))
    expect(message).toMatch(
      /its part a expands \d+ times, to 9 MiB \(at most 250 times\) \[WORKBOOK_TOO_LARGE\]$/,
    )
  })

  it('refuses parts that are too large together', async () => {
    const parts = Array.from({ length: 33 }, (_, at) => ({ name: `${at}`, content: Buffer.alloc(8 * MIB) }))
    expect((await rejectionOf(openZip(zipOf(parts)))).message).toContain('its parts expand to over 256 MiB')
  })

  it('refuses too many parts', async () => {
    const parts = Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}`, content: '' }))
    expect((await rejectionOf(openZip(zipOf(parts)))).message).toContain('it has 5001 parts (at most 5000)')
  })

  it('finds a lie about size, either way, taking no more than was declared', async () => {
    const content = Buffer.alloc(40 * MIB)
    const small = await rejectionOf(openZip(zipOf([{ name: 'a', content, claims: { size: 1000 } }])))
    expect(small.message).toMatch(/^is damaged or cut short: too many bytes in the stream/)
    const large = await rejectionOf(openZip(zipOf([{ name: 'a', content: 'abc', claims: { size: 1000 } }])))
    expect(large.message).toMatch(/^is damaged or cut short: not enough bytes in the stream/)
  })

  it('finds a part that does not match its checksum, so that no digit changes unseen', async () => {
    const { message } = await rejectionOf(openZip(zipOf([{ name: 'a', content: '123', claims: { crc: 1 } }])))
    expect(message).toContain('its part a does not match its checksum')
  })

  it('refuses two parts of one name, of which readers might take either', async () => {
    const twice = zipOf([
      { name: 'a', content: '1' },
      { name: 'a', content: '2' },
    ])
    expect((await rejectionOf(openZip(twice))).message).toContain('it holds the part a twice')
  })

  it('says when a part is encrypted', async () => {
    const { code } = await rejectionOf(openZip(zipOf([{ name: 'a', content: '1', claims: { flags: 1 } }])))
    expect(code).toBe('WORKBOOK_ENCRYPTED')
  })

  it('refuses an archive that is cut short, wherever it is cut', async () => {
    const whole = zipOf([
      { name: 'a.xml', content: '<a>some text</a>' },
      { name: 'b.xml', content: '<b/>' },
    ])
    for (let length = 4; length < whole.length; length += 7) {
      const { code, message } = await rejectionOf(openZip(whole.subarray(0, length)))
      expect([length, code]).toEqual([length, 'BAD_WORKBOOK'])
      expect(message).toMatch(/^is damaged or cut short: /)
    }
  })
})
