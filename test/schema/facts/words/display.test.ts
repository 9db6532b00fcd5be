import type { Figure } from '../../../../schema/facts/figures/figure'
import { MISSING_REASONS } from '../../../../schema/facts/figures/missing'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import { displayOf, displayOfRange } from '../../../../schema/facts/words/display'
import { portfolioFigure } from '../../../../gateway/portfolio/computed'

const figure = (cell: Figure['cell'], unit: Figure['unit']) =>
  portfolioFigure({ name: 'planted', of: 'test', cell, inputs: [], unit })

describe('display of a figure', () => {
  it.each([
    ['74.28', 'PERCENT', '74.3%'],
    ['2026-10', 'DATE', 'October 2026'],
    ['2026-Q3', 'DATE', 'July to September 2026'],
    ['2026-03-31', 'DATE', '31 March 2026'],
    ['2029', 'DATE', '2029'],
    ['AMBER_RED', 'CODE', 'Amber red'],
    ['DWP_0042_2122-Q3', 'CODE', 'DWP_0042_2122-Q3'],
    ['As it stands.', 'TEXT', 'As it stands.'],
  ] as const)('%s, a %s, is %s', (value, unit, text) => {
    expect(displayOf(figure({ value }, unit))).toBe(text)
  })

  it.each(Object.keys(MISSING_REASONS) as MissingReason[])('has words where it is missing: %s', (reason) => {
    const text = displayOf(figure({ reason }, 'PERCENT'))
    expect(text).toMatch(/^[A-Z][A-Za-z ]+$/)
    expect(text).not.toContain('_')
  })

  it('of a range names both ends, and one where they display the same', () => {
    const at = (value: string, unit: Figure['unit']) => figure({ value }, unit)
    expect(displayOfRange(at('-10', 'DAYS'), at('40', 'DAYS'))).toBe('-10 to 40 days')
    expect(displayOfRange(at('10.01', 'DAYS'), at('10.02', 'DAYS'))).toBe('10 days')
    expect(displayOfRange(at('2027-03', 'DATE'), at('2027-06', 'DATE'))).toBe('March 2027 to June 2027')
  })
})
