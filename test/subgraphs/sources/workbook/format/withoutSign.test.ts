import { withoutSign } from '../../../../../subgraphs/sources/workbook/format/withoutSign'

describe('the words beside a number', () => {
  it.each([
    ['-£', '', '£', ''],
    ['£-', '', '£', ''],
    ['− ', '', '', ''],
    ['GBP -', '', 'GBP ', ''],
    ['(£', 'm)', '£', 'm'],
    ['£(', ')', '£', ''],
    ['£', '-', '£', ''],
  ])('are without the sign of a negative: %s0%s', (before, after, leftBefore, leftAfter) => {
    expect(withoutSign({ before, after })).toEqual({
      words: { before: leftBefore, after: leftAfter },
      negates: true,
    })
  })

  it.each([
    ['ALP-', '', 'ALP-'],
    ['2026-', '', '2026-'],
    ['(', ' ', '('],
    ['', ' (est)', ''],
    ['+£', '', '£'],
  ])('are kept where they are no such sign: %s0%s', (before, after, left) => {
    expect(withoutSign({ before, after })).toEqual({ words: { before: left, after }, negates: false })
  })
})
