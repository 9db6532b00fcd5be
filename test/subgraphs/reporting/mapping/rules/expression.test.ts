import { fieldsOf, parseExpression } from '../../../../../subgraphs/reporting/mapping/rules/expression'

describe('expressions', () => {
  it('bind products before sums, and from the left', () => {
    expect(parseExpression('a - b - 1 * 2 >= -c')).toEqual({
      comparator: '>=',
      left: {
        kind: 'ARITHMETIC',
        operator: '-',
        left: {
          kind: 'ARITHMETIC',
          operator: '-',
          left: { kind: 'FIELD', name: 'a' },
          right: { kind: 'FIELD', name: 'b' },
        },
        right: {
          kind: 'ARITHMETIC',
          operator: '*',
          left: { kind: 'NUMBER', value: '1' },
          right: { kind: 'NUMBER', value: '2' },
        },
      },
      right: { kind: 'NEGATED', term: { kind: 'FIELD', name: 'c' } },
    })
  })

  it('name their fields, each once', () => {
    expect(fieldsOf(parseExpression('(a + b) / a == 100 * c'))).toEqual(['a', 'b', 'c'])
  })

  it.each([
    ['a', 'wants one of <= >= == != < > where it has "the end"'],
    ['a >= b >= c', 'wants the end where it has ">="'],
    ['a + >= b', `wants a field, a number or 'words' where it has ">="`],
    ['(a + b >= c', 'wants ")" where it has ">="'],
    ['a >= process.exit()', 'cannot be read from ".exit()" on'],
    ["a == 'open", `cannot be read from "'open" on`],
    [`a == ${'1 + '.repeat(200)}1`, 'is longer than 500 characters'],
  ])('%s is refused', (source, fault) => {
    expect(() => parseExpression(source)).toThrow(new SyntaxError(fault))
  })
})
