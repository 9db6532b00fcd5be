import {
  compileSentinels,
  exemptionSections,
} from '../../../../../subgraphs/reporting/mapping/fields/sentinels'

describe('sentinels', () => {
  const test = compileSentinels([
    { match: '^(data |date )?exempt', reason: 'WITHHELD_FOI' },
    { match: '^n/?a$', reason: 'NOT_APPLICABLE' },
    { match: '^exempt$', reason: 'WITHHELD' },
  ])

  it('gives the reason of the first that matches, white space folded and case apart', () => {
    expect(test(' N/A\n')).toEqual({ reason: 'NOT_APPLICABLE' })
    expect(test('EXEMPT')).toEqual({ reason: 'WITHHELD_FOI' })
    expect(test('Amber')).toBeUndefined()
  })

  it('takes the exemption out of the words into a note', () => {
    expect(test('Date exempt under section 43 of the Freedom of Information Act (2000)')).toEqual({
      reason: 'WITHHELD_FOI',
      note: 'section 43',
    })
  })

  it.each([
    ['Exempt under section 43 of the FoI Act (2000)', 'section 43'],
    ['Exempt - Section 43(2) of Freedom of Information Act 2000', 'section 43(2)'],
    ['Data exempt under Section 43 (2) of the Act', 'section 43(2)'],
    ['Exempt under Sections 24 and 31(1) of the Act (2000)', 'sections 24 and 31(1)'],
    ['Exempt under sections 24 & 26', 'sections 24 and 26'],
    ['Exempt under Section 24,26 and 27 of the Act 2000', 'sections 24, 26 and 27'],
    ['section 24\n\nExempt under Section 24', 'section 24'],
    ['Exempt', undefined],
    ['Exempt until 2019', undefined],
  ])('%j names %s', (text, sections) => {
    expect(exemptionSections(text)).toBe(sections)
  })
})
