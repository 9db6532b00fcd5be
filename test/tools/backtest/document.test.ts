import { withTables } from '../../../tools/backtest/document'

const document = (text: string) =>
  `Before\n\n<!-- figures: a b -->\n\n${text}\n\n<!-- end of figures -->\n\nAfter\n`

it('replaces each table by the one of its name, and nothing else', () => {
  expect(withTables(document('old\n\n| old |'), new Map([['a b', '| new |']]))).toBe(document('| new |'))
})

it('keeps `$&` and the like as they are', () => {
  expect(withTables(document('old'), new Map([['a b', "$& $1 $'"]]))).toBe(document("$& $1 $'"))
})

it('refuses a table without a place, and a place without a table', () => {
  expect(() =>
    withTables(
      document('old'),
      new Map([
        ['a b', ''],
        ['c', ''],
      ]),
    ),
  ).toThrow('no place for: c')
  expect(() => withTables(document('old'), new Map())).toThrow('no table "a b"')
})
