import { portfolioFigure } from '../../../../gateway/portfolio/computed'
import {
  isIllustrative,
  joined,
  listed,
  magnitude,
  periodOf,
  sentence,
  textOf,
} from '../../../../gateway/portfolio/words/sentence'

const gap = portfolioFigure({
  name: 'gap',
  of: 'test',
  cell: { value: '-14.25' },
  inputs: [],
  unit: 'PERCENTAGE_POINTS',
  period: '2026-10',
})
const late = portfolioFigure({ name: 'late', of: 'test', cell: { reason: 'LATE' }, inputs: [], unit: 'DAYS' })

describe('a sentence', () => {
  it('tells figures as they display, and cites each once', () => {
    const one = sentence`Worse by ${magnitude(gap)} in ${periodOf(gap)} (${gap}).`
    expect(one).toEqual({
      text: 'Worse by 14.3 percentage points in October 2026 (-14.3 percentage points).',
      figures: [gap],
    })
  })

  it('tells why a figure is missing, and that a period is not known', () => {
    expect(sentence`${late} in ${periodOf(late)}.`.text).toBe('Late in an unknown period.')
  })

  it('lists and joins', () => {
    expect([listed([]).text, listed(['A']).text, listed(['A', 'B']).text, listed(['A', 'B', gap])]).toEqual([
      '',
      'A',
      'A and B',
      { text: 'A, B and -14.3 percentage points', figures: [gap] },
    ])
    expect(joined(['A', sentence`B`], ' or ')).toEqual({ text: 'A or B', figures: [] })
    expect(textOf([sentence`A.`, sentence`B.`])).toBe('A. B.')
  })

  it('is illustrative where one of its figures is', () => {
    const invented = { ...gap, origin: 'ILLUSTRATIVE' as const }
    expect([isIllustrative(sentence`${gap}`), isIllustrative(sentence`${gap} ${invented}`)]).toEqual([
      false,
      true,
    ])
  })
})
