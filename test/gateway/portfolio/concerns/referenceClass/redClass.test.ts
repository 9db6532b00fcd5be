import type { RedCase } from '../../../../../gateway/portfolio/concerns/referenceClass/redClass'
import { movedOut, redsKnownOn } from '../../../../../gateway/portfolio/concerns/referenceClass/redClass'

const red = (year: number, next: RedCase['next'], more: Partial<RedCase> = {}): RedCase => ({
  project: 'A_1',
  year,
  next,
  ...more,
})
const ict = { category: 'ICT', classed: 2019 }
const military = { category: 'Military Capability', classed: 2019 }

it('is counted by category, those of clusters first and those without one last', () => {
  const cases = [
    red(2014, 'LEFT'),
    red(2018, 'RED', military),
    red(2018, 'AMBER', ict),
    red(2019, 'RED', ict),
  ]
  const known = redsKnownOn('2026-01-01', cases)
  expect({ from: known?.from, to: known?.to }).toEqual({ from: 2014, to: 2022 })
  expect(known?.classes.map(({ category, ofClusters, next }) => [category, ofClusters, [...next]])).toEqual([
    [
      'ICT',
      true,
      [
        ['RED', 1],
        ['AMBER', 1],
      ],
    ],
    ['Military Capability', false, [['RED', 1]]],
    [undefined, false, [['LEFT', 1]]],
  ])
})

it('does not look ahead: neither to what followed nor to a category published since', () => {
  const cases = [red(2017, 'AMBER', ict), red(2018, 'RED', ict)]
  // Published on 31 July of each year: that of 2018 says what followed 2017, and no publication has categories yet.
  const in2018 = redsKnownOn('2018-08-01', cases)
  expect(in2018?.classes).toEqual([{ ofClusters: false, next: new Map([['AMBER', 1]]) }])
  expect(redsKnownOn('2015-07-30', cases)).toBeUndefined()
})

it('calls better what was rated again on the same scale, and not Red', () => {
  const next = new Map([
    ['RED', 6],
    ['AMBER_RED', 11],
    ['LEFT', 10],
    ['OTHER_SCALE', 7],
  ] as const)
  expect(movedOut(next)).toEqual({ rated: 17, better: 11 })
  expect(movedOut(new Map())).toEqual({ rated: 0, better: 0 })
})

it('is shipped with the counts of docs/worked-example.md', () => {
  // "RED | 27 | 22% (6/27) | 21": 27 steps from Red on the five-point scale, 6 of them to Red again.
  const every = redsKnownOn('2026-01-01')?.classes.map(({ next }) => movedOut(next)) ?? []
  expect(every.reduce((sum, { rated }) => sum + rated, 0)).toBe(27)
  expect(every.reduce((sum, { better }) => sum + better, 0)).toBe(21)
})
