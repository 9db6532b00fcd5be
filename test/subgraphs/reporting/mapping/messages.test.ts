import {
  cellMessage,
  placeText,
  quoted,
  recordMessage,
} from '../../../../subgraphs/reporting/mapping/messages'

describe('messages', () => {
  it('folds white space and cuts a value at 80 characters', () => {
    expect(quoted('two\r\n lines')).toBe('"two lines"')
    expect(quoted('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`)
    expect(quoted('x'.repeat(81))).toBe(`"${'x'.repeat(79)}…"`)
  })

  it.each([
    [
      { file: 'a.csv', record: 8, line: 1361, row: 8, column: 35 },
      'file "a.csv" record 8, row 8 (ends line 1361), column 35 (AI)',
    ],
    [{ sheet: 'Q2 Return', cell: 'C10', record: 3, row: 10, column: 3 }, 'sheet "Q2 Return" cell C10'],
    [
      { url: 'https://x.example/a', pointer: '/versions/0/name' },
      'https://x.example/a pointer /versions/0/name',
    ],
    [{ query: 'milestones', key: '42' }, 'query "milestones" key "42"'],
    [{}, ''],
  ])('says where: %j', (place, text) => {
    expect(placeText(place)).toBe(text)
  })

  it('says source, place, column, field, value, what is wrong, what would be right and the code', () => {
    const message = cellMessage({
      source: 'dept-x/gmpp-return',
      where: { sheet: 'Q2 2025-26 Return', cell: 'C10', heading: 'SRO DCA' },
      record: 'Project',
      field: 'dca',
      value: 'Purple',
      wrong: 'is not on the five-point scale',
      right: 'Red, Amber/Red, Amber, Amber/Green, Green',
      code: 'BAD_RAG',
    })
    expect(message).toBe(
      'dept-x/gmpp-return: sheet "Q2 2025-26 Return" cell C10, column "SRO DCA" → Project.dca: "Purple" is not on ' +
        'the five-point scale (Red, Amber/Red, Amber, Amber/Green, Green) [BAD_RAG]',
    )
  })

  it('says the same of a record as a whole', () => {
    expect(recordMessage('m/s', { file: 'a.csv', record: 2 }, 'Milestone', 'is wrong', 'CODE')).toBe(
      'm/s: file "a.csv" record 2 → Milestone: is wrong [CODE]',
    )
  })
})
