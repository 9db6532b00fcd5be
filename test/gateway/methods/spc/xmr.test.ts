import fc from 'fast-check'

import { MDC_2023, PTD_0_2_2, RULE_SETS } from '../../../../gateway/methods/spc/ruleSet'
import { xmr } from '../../../../gateway/methods/spc/xmr'
import type { XmrChart, XmrOptions } from '../../../../gateway/methods/spc/xmr'
import { SPC_CASES, wrongWith } from './cases'

const series = (values: readonly (number | null)[]) =>
  values.map((value, i) => ({
    period: `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    value: value ?? ({ reason: 'LATE' } as const),
  }))

const chart = (values: readonly (number | null)[], options: Partial<XmrOptions> = {}): XmrChart => {
  const { value } = xmr(series(values), { better: 'HIGHER', target: { reason: 'NO_MEASURE' }, ...options })
  if (value === undefined) throw new Error('refused')
  return value
}

const STEADY = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11]

describe('limits and signals', () => {
  test.each(SPC_CASES)('$name', (given) => {
    expect(wrongWith({ xmr, MDC_2023, PTD_0_2_2 }, given)).toBeUndefined()
  })
})

describe('rule sets', () => {
  test('are complete bundles, named and versioned, and returned whole', () => {
    expect(Object.entries(RULE_SETS).map(([name, { id, version }]) => [name, id, version])).toEqual([
      ['MDC_2023', 'MDC_2023', '1'],
      ['PTD_0_2_2', 'PTD_0_2_2', '1'],
    ])
    expect(chart(STEADY).ruleSet).toEqual(MDC_2023)
  })
})

describe('variation', () => {
  test.each([
    ['HIGHER', 20, 'IMPROVEMENT_HIGH'],
    ['HIGHER', 0, 'CONCERN_LOW'],
    ['LOWER', 20, 'CONCERN_HIGH'],
    ['LOWER', 0, 'IMPROVEMENT_LOW'],
    ['NEITHER', 20, 'NEUTRAL_HIGH'],
    ['NEITHER', 0, 'NEUTRAL_LOW'],
    ['HIGHER', 10, 'COMMON_CAUSE'],
  ] as const)('with %s better and the latest at %d is %s', (better, latest, expected) => {
    expect(chart([...STEADY, latest], { better, fixAfter: 12 }).variation.value).toBe(expected)
  })

  test('has no icon below 13 values, and the package one at any number', () => {
    const twelve = STEADY.slice(0, 12)
    expect(chart(twelve).variation.refused?.reason).toBe('INSUFFICIENT_HISTORY')
    expect(chart(twelve, { ruleSet: PTD_0_2_2 }).variation.value).toBe('COMMON_CAUSE')
    expect(chart(STEADY.slice(0, 13)).variation.value).toBe('COMMON_CAUSE')
  })

  test('is refused for the reason that the latest value is missing for', () => {
    expect(chart([...STEADY, null]).variation.refused?.reason).toBe('LATE')
  })
})

describe('assurance', () => {
  const assurance = (target: number, better: 'HIGHER' | 'LOWER') =>
    chart(STEADY, { target, better }).assurance.value

  test('says whether the process as it is will meet its target', () => {
    expect([assurance(14, 'HIGHER'), assurance(7, 'HIGHER'), assurance(11, 'HIGHER')]).toEqual([
      'CONSISTENT_FAIL',
      'CONSISTENT_PASS',
      'INCONSISTENT',
    ])
    expect([assurance(14, 'LOWER'), assurance(7, 'LOWER'), assurance(11, 'LOWER')]).toEqual([
      'CONSISTENT_PASS',
      'CONSISTENT_FAIL',
      'INCONSISTENT',
    ])
  })

  test('a target on a limit lies within the limits', () => {
    const upper = chart(STEADY).groups[0]?.limits?.upper ?? NaN
    expect(assurance(upper, 'HIGHER')).toBe('INCONSISTENT')
  })

  test('is refused without a better direction, a target, or enough values', () => {
    expect(chart(STEADY, { target: 11, better: 'NEITHER' }).assurance.refused?.reason).toBe('NOT_APPLICABLE')
    expect(chart(STEADY).assurance.refused?.reason).toBe('NO_MEASURE')
    expect(chart(STEADY.slice(0, 5), { target: 11 }).assurance.refused?.reason).toBe('INSUFFICIENT_HISTORY')
  })

  test('a constant is compared with its target: 100% each month meets 95%', () => {
    const constant = STEADY.map(() => 100)
    const result = chart(constant, { target: 95 })
    expect(result.assurance.value).toBe('CONSISTENT_PASS')
    expect(result.variation.value).toBe('COMMON_CAUSE')
    expect(result.groups[0]).toMatchObject({ degenerateLimits: true, mean: 100 })
    expect(result.groups[0]?.limits).toBeUndefined()
    expect(chart(constant, { target: 100 }).assurance.value).toBe('CONSISTENT_PASS')
    expect(chart(constant, { target: 101 }).assurance.value).toBe('CONSISTENT_FAIL')
    expect(chart(constant, { target: 95, better: 'LOWER' }).assurance.value).toBe('CONSISTENT_FAIL')
    expect(chart(constant, { target: 95, ruleSet: PTD_0_2_2 }).assurance.value).toBe('INCONSISTENT')
  })
})

describe('one step in a constant series', () => {
  const step = [...STEADY.map(() => 1), 2]

  test('screens its only movement away: the package calls every point outside', () => {
    const { groups, points } = chart(step, { ruleSet: PTD_0_2_2 })
    expect(groups[0]?.degenerateLimits).toBe(true)
    expect(points.every(({ zone }) => zone === 'OUTSIDE')).toBe(true)
  })

  test('the default does not screen, and calls the step outside', () => {
    expect(chart(step).points.flatMap(({ signal }, i) => (signal?.rule === 'OUTSIDE' ? [i] : []))).toEqual([
      14,
    ])
  })
})

describe('series', () => {
  test('a month that nobody mentions is a gap', () => {
    const [first, , ...rest] = series(STEADY)
    const points = [first, ...rest].filter((point) => point !== undefined)
    const { value, caveats } = xmr(points, { better: 'HIGHER', target: { reason: 'NO_MEASURE' } })
    expect(value?.gaps).toEqual(['2020-02'])
    expect(caveats).toContainEqual({ code: 'GAPS', detail: '2020-02' })
  })

  test('one value has a mean and no limits; none is refused', () => {
    expect(chart([5]).groups[0]).toEqual({
      from: '2020-01',
      to: '2020-01',
      length: 1,
      n: 1,
      mean: 5,
      trialLimits: true,
      degenerateLimits: true,
    })
    expect(xmr([], { better: 'HIGHER', target: 1 }).refused?.reason).toBe('INSUFFICIENT_HISTORY')
    expect(xmr(series([null]), { better: 'HIGHER', target: 1 }).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  })

  test('limits are fixed on twelve points or more', () => {
    expect(() => chart(STEADY, { fixAfter: 11 })).toThrow(RangeError)
  })

  test('caveats: trial limits, rebase with its reason, autocorrelation, season', () => {
    const rebases = [{ at: '2020-03', reason: 'moved to the new platform' }]
    const rising = STEADY.map((_, i) => i)
    const result = xmr(series(rising), { better: 'HIGHER', target: 1, rebases, seasonal: true })
    expect(result.caveats?.map(({ code }) => code)).toEqual([
      'REBASED',
      'TRIAL_LIMITS',
      'AUTOCORRELATED',
      'SEASONAL',
    ])
    expect(result.caveats?.[0]?.detail).toBe('2020-03: moved to the new platform')
  })
})

describe('properties', () => {
  const value = fc.integer({ min: -64, max: 64 })
  const values = fc.array(fc.oneof({ weight: 9, arbitrary: value }, fc.constant(null)), {
    minLength: 14,
    maxLength: 40,
  })
  const signalsOf = ({ points }: XmrChart) => points.map(({ signal }) => signal)
  const some = values.filter((list) => list.some((v) => v !== null))

  test('the order in which points are given does not matter', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (list, keys) => {
        const points = series(list)
        const shuffled = points.map((point) => ({ point, key: keys.next().value as number }))
        shuffled.sort((a, b) => a.key - b.key)
        const options = { better: 'HIGHER', target: 0 } as const
        expect(
          xmr(
            shuffled.map(({ point }) => point),
            options,
          ),
        ).toEqual(xmr(points, options))
      }),
    )
  })

  test('the unit does not matter: a power of two changes limits by that much and signals not at all', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0.25, 2, 1024), (list, scale) => {
        const [one, other] = [chart(list), chart(list.map((v) => (v === null ? null : v * scale)))]
        expect(signalsOf(other)).toEqual(signalsOf(one))
        const [limits, scaled] = [one.groups[0]?.limits, other.groups[0]?.limits]
        expect(scaled?.upper).toEqual(limits && limits.upper * scale)
        expect(scaled?.lower).toEqual(limits && limits.lower * scale)
      }),
    )
  })

  test('turned upside down, high signals are low ones', () => {
    const turn = { HIGH: 'LOW', LOW: 'HIGH' } as const
    fc.assert(
      fc.property(some, (list) => {
        const turned = signalsOf(chart(list.map((v) => (v === null ? null : -v))))
        const expected = signalsOf(chart(list)).map((s) => s && { ...s, direction: turn[s.direction] })
        expect(turned).toEqual(expected)
      }),
    )
  })

  test('nothing looks ahead: with fixed limits a later point changes neither them nor what earlier points are', () => {
    fc.assert(
      fc.property(some, fc.nat(), (list, cut) => {
        const length = 13 + (cut % (list.length - 13))
        const known = list.slice(0, length)
        if (known.slice(0, 12).every((v) => v === null)) return
        const [then, now] = [chart(known, { fixAfter: 12 }), chart(list, { fixAfter: 12 })]
        expect(now.groups[0]?.limits).toEqual(then.groups[0]?.limits)
        const positions = ({ points }: XmrChart) =>
          points.slice(0, length).map(({ side, zone }) => ({ side, zone }))
        expect(positions(now)).toEqual(positions(then))
      }),
    )
  })

  test('never gives a limit that is not a number', () => {
    fc.assert(
      fc.property(some, (list) => {
        for (const { mean, limits } of chart(list).groups) {
          for (const limit of [mean, ...Object.values(limits ?? {})]) expect(limit ?? 0).not.toBeNaN()
        }
      }),
    )
  })
})
