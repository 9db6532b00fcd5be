import { delimiterOf } from '../../../../subgraphs/sources/csv/csvDelimiter'

/** More than is looked at to tell the delimiter. */
const LONG = 'words, and more; '.repeat(20_000)

const told = (text: string): string => delimiterOf(Buffer.from(text))

describe('the delimiter of a CSV text', () => {
  it.each([
    [',', `Name,Note\nOne,"${LONG}"\nTwo,2\n`],
    [';', `Name;Note\nOne;"${LONG}"\nTwo;2\n`],
    ['\t', `Name\tNote\nOne\t"${LONG}"\nTwo\t2\n`],
  ])('is %j where a cell is longer than what is looked at', (delimiter, text) => {
    expect(told(text)).toBe(delimiter)
  })

  it('is told by the beginning, whatever comes later', () => {
    const rows = 'a;1,5;b\n'.repeat(60)
    expect(told(`${rows}${'x,y,z,w\n'.repeat(60)}`)).toBe(';')
    expect(told(`${rows}${'c;2,5;d\n'.repeat(40_000)}a;"never closed`)).toBe(';')
  })

  it('is not one with which quotation marks do not stand as they should', () => {
    expect(told('"a,b";"c,d"\n"e,f";"g,h"\n')).toBe(';')
  })

  it('is a comma where nothing says otherwise', () => {
    expect(told('')).toBe(',')
    expect(told('Name\nOne\n')).toBe(',')
    expect(told('"never closed')).toBe(',')
  })
})
