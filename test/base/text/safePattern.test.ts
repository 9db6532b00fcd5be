import { compileAny, compilePattern, patternFault } from '../../../base/text/safePattern'

describe('patterns of a configuration', () => {
  it.each([
    '^(data |date )?exempt(ion)?\\b',
    '^\\d{4}/\\d{4} variance %age$',
    '\\bFOI\\b|freedom of information',
    '[+*](a|b)?c+',
    '(ab){2}',
    '^\\w+: .*\\(\\d+\\)$',
    '\\(a+\\)+',
  ])('allows %s', (source) => {
    expect(patternFault(source)).toBeUndefined()
  })

  it.each([
    ['(a+)+$', 'repeats a group that itself repeats or branches, which can take for ever'],
    ['(a|a)*$', 'repeats a group that itself repeats or branches, which can take for ever'],
    ['((a*)b)+', 'repeats a group that itself repeats or branches, which can take for ever'],
    ['(a*){2,}', 'repeats a group that itself repeats or branches, which can take for ever'],
    ['(a|a){60}$', 'repeats a group that itself repeats or branches, which can take for ever'],
    ['(a?){99}a{99}', 'repeats a group that itself repeats or branches, which can take for ever'],
    ['^a*a*a*a*b', 'repeats or leaves open so much, one thing after another, that it can take for ever'],
    [
      `^${'a?'.repeat(60)}a{60}`,
      'repeats or leaves open so much, one thing after another, that it can take for ever',
    ],
    ['(a)\\1', 'refers back to a group, which is not allowed'],
    ['a'.repeat(201), 'is longer than 200 characters'],
  ])('refuses %s', (source, fault) => {
    expect(patternFault(source)).toBe(fault)
  })

  it('refuses what is no regular expression, and says why', () => {
    expect(patternFault('(a')).toMatch(/^is not a regular expression: Unterminated group/)
  })

  it('is heedless of case and looks at 200 characters only', () => {
    const test = compilePattern('x$')
    expect(test('ABCX')).toBe(true)
    expect(test(`${'a'.repeat(199)}xyz`)).toBe(true)
    expect(test(`${'a'.repeat(200)}x`)).toBe(false)
  })

  it('tells whether any of several hits, whatever they name their groups', () => {
    for (const sources of [
      ['^a|b$', '\\(?<c>', 'd'],
      ['^(?<x>a)|b$', '\\(?<c>', '(?<x>d)'],
    ]) {
      const test = compileAny(sources)
      expect(['A', 'xb', '<c>', 'xdx'].map(test)).toEqual([true, true, true, true])
      expect(['xa', 'bx', 'c', ''].map(test)).toEqual([false, false, false, false])
    }
  })
})
