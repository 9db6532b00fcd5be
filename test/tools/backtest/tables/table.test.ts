import { share, table } from '../../../../tools/backtest/tables/table'

it('aligns columns as the formatter does, numbers to the right', () => {
  expect(
    table(
      [{ heading: 'rule' }, { heading: 'n', isNumber: true }],
      [
        ['CONFIDENCE_RED', 3],
        ['A', 12],
      ],
    ),
  ).toBe(
    [
      '| rule           |   n |',
      '| -------------- | --: |',
      '| CONFIDENCE_RED |   3 |',
      '| A              |  12 |',
    ].join('\n'),
  )
})

it('states a share with its counts, and none of nothing', () => {
  expect(share(4, 69)).toBe('6% (4/69)')
  expect(share(0, 0)).toBe('–')
})
