import { runFixture } from '../../../tools/reference/run'

const freshness = (status: string) => ({ warnAfterHours: 24, errorAfterHours: 48, ageHours: 30, status })
const statuses = (path: string, json: Parameters<typeof runFixture>[1]) =>
  runFixture(path, json).map(({ status }) => status)

test('a file is taken by the folder that it lies in, whatever its name and however deep', () => {
  expect(statuses('/anywhere/honesty/deeper/x.json', { cases: [freshness('warn')] })).toEqual(['PASSED'])
  expect(statuses('anywhere\\honesty\\x.json', freshness('warn'))).toEqual(['PASSED'])
  expect(runFixture('/anywhere/x.json', freshness('warn'))).toEqual([
    { name: '/anywhere/x.json', status: 'SKIPPED', reason: 'in no folder of a known area' },
  ])
})

test('a wrong answer fails, with what was expected and what came', () => {
  expect(runFixture('honesty/x.json', [freshness('pass')])).toEqual([
    {
      name: 'honesty/x.json[0] freshness',
      status: 'FAILED',
      differences: [{ where: '', expected: 'pass', actual: 'warn' }],
    },
  ])
})

test('a case that breaks the function is a failure of its own', () => {
  expect(runFixture('honesty/x.json', { ageHours: 'old', status: 'pass' })).toEqual([
    { name: 'honesty/x.json freshness', status: 'BROKEN', message: 'ageHours is not a number' },
  ])
})

test('what no function takes is skipped with the reason, once, and never passed', () => {
  expect(runFixture('honesty/x.json', { cases: [{ id: 'odd', colour: 'red' }] })).toEqual([
    { name: 'honesty/x.json', status: 'SKIPPED', reason: 'no function takes a case with cases' },
  ])
  expect(statuses('honesty/x.json', [7])).toEqual(['SKIPPED'])
})

test('an expectation that no function answers is skipped beside those that pass', () => {
  const releases = [{ time: '2020', pubDate: '2020-05-01', value: 5 }]
  const outcomes = runFixture('honesty/x.json', {
    releases,
    expected: { first: { '2020': 5 }, mood: 'good' },
  })
  expect(outcomes.map(({ name, status }) => [name, status])).toEqual([
    ['honesty/x.json vintages', 'PASSED'],
    ['honesty/x.json vintages mood', 'SKIPPED'],
  ])
  expect(statuses('honesty/x.json', { releases, expected: { mood: 'good' } })).toEqual(['SKIPPED'])
})

describe('shapes that a reference set elsewhere may use', () => {
  test('individuals chart with fixed limits, range limit and signals', () => {
    const values = [10, 11, 10, 11, 10, 11, 20]
    const published = { lcl: 7.84, mrUcl: 3.267, signals: [7] }
    expect(statuses('spc/x.json', [{ values, fixAfterNPoints: 6, published }])).toEqual(['PASSED'])
    expect(
      statuses('spc/x.json', [{ values, fixAfterNPoints: 6, published: { ...published, signals: [6] } }]),
    ).toEqual(['FAILED'])
  })

  test('a constant series against its target', () => {
    const constantAtTarget = [
      {
        values: Array.from({ length: 14 }, () => 100),
        target: 95,
        direction: 'increase',
        recommended: { assurance: 'consistent_pass', degenerateLimits: true },
      },
    ]
    expect(statuses('spc/x.json', { cases: [], constantAtTarget })).toEqual(['PASSED'])
  })

  test('a funnel of ratios of counts', () => {
    const groups = [
      { group: 'a', numerator: 10, denominator: 20 },
      { group: 'b', numerator: 30, denominator: 40 },
    ]
    const input = { dataType: 'RC', srMethod: 'n/a', limit: 99, drawAdjusted: false, trimBy: 0.1, groups }
    const expected = { target: 2 / 3, groups: [{ group: 'a', Y: Math.log(10.5 / 20.5) }, { group: 'b' }] }
    expect(statuses('funnel/x.json', [{ input, expected }])).toEqual(['PASSED'])
  })

  test('rank intervals of named units, marginal and simultaneous', () => {
    const data = [
      { jurisdiction: 'a', score: 10, se: 1 },
      { jurisdiction: 'b', score: 0, se: 1 },
      { jurisdiction: 'c', score: 9, se: 1 },
    ]
    const interval = (rank: number, lower: number, upper: number) => ({
      rank,
      marginalLower: lower,
      marginalUpper: upper,
      bonferroniMarginalLower: lower,
      bonferroniMarginalUpper: upper,
      bonferroniSimultaneousLower: lower,
      bonferroniSimultaneousUpper: upper,
    })
    const expected = [interval(1, 1, 2), interval(3, 3, 3), interval(2, 1, 2)]
    expect(statuses('ranks/x.json', { coverage: 0.95, data, expected })).toEqual(['PASSED'])
    const outside = [{ ...interval(1, 1, 2), marginalUpper: 3 }, ...expected.slice(1)]
    expect(statuses('ranks/x.json', { coverage: 0.95, data, expected: outside })).toEqual(['FAILED'])
  })

  test('earned schedule by both conventions, and nulls', () => {
    const plateau = {
      pv: [0, 100, 200, 200, 300],
      ev: 200,
      at: 3,
      expectedLipkeLatest: { es: 3 },
      expectedEarliest: { es: 2 },
    }
    const start = { pv: [0, 100], ev: 0, at: 0, expected: { es: 0, spiT: null, ieacT: null } }
    expect(statuses('delivery/x.json', [plateau, start])).toEqual(['PASSED', 'PASSED'])
  })

  test('vintages by time', () => {
    const releases = [
      { time: '2020', pubDate: '2020-05-01', value: 50 },
      { time: '2020', pubDate: '2020-06-01', value: 55 },
    ]
    const expected = {
      first: { '2020': 50 },
      latest: { '2020': 55 },
      distinctValues: { '2020': 2 },
      asOf: [
        { time: '2020', asOf: '2020-05-31', value: 50 },
        { time: '2020', asOf: '2020-04-30', value: null },
      ],
    }
    expect(statuses('honesty/x.json', [{ id: 'a', releases, expected }])).toEqual(['PASSED'])
  })
})
