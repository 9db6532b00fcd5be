import { firstOfRun, travelBy } from '../../../../gateway/portfolio/concerns/rule'

const isRed = (rating: string) => rating.startsWith('RED')

describe('the first of a run', () => {
  it.each([
    ['after the last that was otherwise', ['RED 1', 'AMBER 2', 'RED 3', 'RED 4'], 'RED 3'],
    ['the oldest, where it always was so', ['RED 1', 'RED 2'], 'RED 1'],
    ['nothing, where it is over', ['RED 1', 'AMBER 2'], undefined],
    ['nothing of nothing', [], undefined],
  ])('is %s', (_what, history, first) => {
    expect(firstOfRun(history, isRed)).toBe(first)
  })
})

describe('which way something goes', () => {
  it.each([
    [0.1, 'WORSENING'],
    [-0.1, 'IMPROVING'],
    [0, 'STEADY'],
    [-0, 'STEADY'],
    [undefined, 'NOT_KNOWN'],
    [Number.NaN, 'NOT_KNOWN'],
  ])('by a step of %s for the worse is %s', (step, travel) => {
    expect(travelBy(step)).toBe(travel)
  })
})
