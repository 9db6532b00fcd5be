import type { Predictor } from '../../../tools/backtest/score'
import {
  leadsToEarlyExit,
  leadsToRed,
  leavesNext,
  outcomesOf,
  redNext,
  stepsOf,
} from '../../../tools/backtest/score'
import type { Moment, Timeline } from '../../../tools/backtest/timelines'

const RATINGS: Readonly<Record<string, string>> = { R: 'RED', A: 'AMBER', G: 'GREEN' }

/** `A!` is Amber with the rule speaking, `-` unrated, `3R` Red on three points; from 2015 on. */
function timeline(written: string, more: Partial<Timeline> = {}): Timeline {
  const moments = written.split(' ').map((one, i): Moment => {
    const rating = RATINGS[one.replace(/[3!]/g, '')]
    return {
      year: 2015 + i,
      referenceDate: `${2015 + i}-03-31`,
      scale: one.startsWith('3') ? 'THREE_POINT' : 'FIVE_POINT',
      ...(rating === undefined ? {} : { rating }),
      fired: new Set(one.endsWith('!') ? ['CONFIDENCE_WORSENED'] : []),
      unjudged: new Set(),
    }
  })
  return { id: written, moments, ending: 'STILL_THERE', ...more }
}

const rule: Predictor = { name: 'rule', says: ({ fired }) => fired.size > 0 }
const persists: Predictor = { name: 'persists', says: ({ rating }) => rating === 'RED' }
const onOneScale = (before: Moment, after: Moment) => before.scale === after.scale

describe('Red at the next publication', () => {
  it('is counted from step to step, on one scale, never over a missing rating or year', () => {
    const lines = [timeline('A! R R'), timeline('A - R'), timeline('A! 3R'), timeline('G! A')]
    const steps = stepsOf(lines, onOneScale)
    expect(steps).toHaveLength(3)
    expect(redNext(steps, rule)).toEqual({ chances: 3, events: 2, said: 2, hits: 1 })
    expect(redNext(steps, persists)).toEqual({ chances: 3, events: 2, said: 1, hits: 1 })
    const gap = timeline('A R')
    const later = gap.moments.map((one, i) => ({ ...one, year: one.year + i }))
    expect(stepsOf([{ ...gap, moments: later }], onOneScale)).toEqual([])
  })

  it('is foreseen for as many publications as the rule had spoken without a break', () => {
    const lines = [timeline('A! A A! A! R'), timeline('A A R R'), timeline('A! 3R'), timeline('R A! R')]
    // The third crosses scales, and the fourth was Red when first seen.
    expect(leadsToRed(lines, rule)).toEqual([2, 0])
  })
})

it('what came of speaking is Red, not Red, or not known', () => {
  expect(outcomesOf([timeline('A! R')], rule)).toMatchObject({ said: 1, redNext: 1 })
  expect(outcomesOf([timeline('A! A R')], rule)).toMatchObject({ said: 1, redAfter: 1 })
  expect(outcomesOf([timeline('A! A A')], rule)).toMatchObject({ said: 1, notRed: 1 })
  expect(outcomesOf([timeline('A! A', { ending: 'LEFT' })], rule)).toMatchObject({ said: 1, left: 1 })
  expect(outcomesOf([timeline('A! A', { ending: 'UNCLEAR' })], rule)).toMatchObject({ said: 1, censored: 1 })
  expect(outcomesOf([timeline('A! A')], rule)).toMatchObject({ said: 1, censored: 1 })
  expect(outcomesOf([timeline('A! 3A 3A')], rule)).toMatchObject({ said: 1, censored: 1 })
  expect(outcomesOf([timeline('R! R')], rule)).toMatchObject({ said: 0 })
})

describe('leaving', () => {
  const lines = [
    timeline('A A!', { ending: 'LEFT', endsEarly: true }),
    timeline('A! A!', { ending: 'LEFT', endsEarly: false }),
    timeline('A A', { ending: 'UNCLEAR' }),
    timeline('A! A A A'),
  ]

  it('is counted after each publication asked about, but where it is unclear', () => {
    const question = { from: 2015, until: 2017 }
    // 2 + 2 + 1 + 3 chances.
    expect(leavesNext(lines, rule, { ...question, which: 'ANY' })).toEqual({
      chances: 8,
      events: 2,
      said: 4,
      hits: 2,
    })
    expect(leavesNext(lines, rule, { ...question, which: 'EARLY' })).toMatchObject({ events: 1, hits: 1 })
    expect(leavesNext(lines, rule, { from: 2016, until: 2016, which: 'ANY' })).toMatchObject({ chances: 3 })
  })

  it('early is foreseen for as long as the rule had spoken', () => {
    expect(leadsToEarlyExit(lines, rule)).toEqual([1])
  })
})
