import { partFault, partOf } from '../../../../../subgraphs/reporting/mapping/fields/parts'

const cell = (text: string) => ({ text, place: { cell: 'C4' } })

it.each([
  // Marks of published tables: provisional figures, and units behind amounts.
  ['^([\\d.]+)(?: \\[p\\])?$', '12.5 [p]', '12.5'],
  ['^([\\d.]+)(?: \\[p\\])?$', '12.5', '12.5'],
  ['^([\\d.]+) \\(\\$m\\)$', '242.985 ($m)', '242.985'],
  ['^(\\S+)', 'ALP-7 Go-live', 'ALP-7'],
])('%s takes of %j the part %j, in the place of the cell', (pattern, text, part) => {
  expect(partOf(pattern)?.(cell(text))).toEqual({ text: part, place: { cell: 'C4' } })
})

it('refuses a cell without the part, and passes over a blank one', () => {
  const take = partOf('^([\\d.]+) \\(£m\\)$')
  expect(take?.(cell('242.985 ($m)')).defect).toMatchObject({
    code: 'BAD_TEXT',
    right: '/^([\\d.]+) \\(£m\\)$/',
  })
  expect(take?.(cell(' '))).toEqual(cell(' '))
  expect(partOf(undefined)).toBeUndefined()
})

it('wants exactly one group', () => {
  expect(partFault('^(a)(b)$')).toBe('wants exactly one group in brackets: the part that is meant')
  expect(partFault('^a$')).toBe('wants exactly one group in brackets: the part that is meant')
  expect(partFault('^(a)(?:b)$')).toBeUndefined()
})
