import fc from 'fast-check'

import { bodiesCounted } from '../../../../gateway/methods/measures/bodiesCounted'

const TODAY = '2026-11-24'
const body = (id: string, reached: boolean | undefined, forecast?: string) => ({
  id,
  reached,
  ...(forecast === undefined ? {} : { forecast }),
})

describe('bodies counted', () => {
  it('places each body by what is said of it', () => {
    const { value, n, caveats } = bodiesCounted(
      [
        body('there', true, '2030'),
        body('in-time', false, '2028-Q4'),
        body('late', false, '2029'),
        body('straddling', false, '2028-12-31'),
        body('unheard', undefined),
        body('stale', false, '2026-10'),
      ],
      '2028',
      TODAY,
    )
    expect(value).toEqual({
      standings: ['REACHED', 'FORECAST_IN_TIME', 'FORECAST_LATE', 'FORECAST_IN_TIME', undefined, undefined],
      reached: 1,
      // The one of whom nobody says it, and the one whose forecast has passed, may have reached it too.
      reachedAtMost: 3,
      forecastInTime: 2,
      forecastLate: 1,
      notKnown: 2,
    })
    expect(n).toBe(6)
    expect(caveats).toEqual([{ code: 'STALE_FORECAST', detail: 'stale' }])
  })

  it('does not place a forecast that overlaps the date in part, nor any against no date', () => {
    const bodies = [body('a', false, '2028')]
    expect(bodiesCounted(bodies, '2028-06', TODAY).value?.standings).toEqual([undefined])
    const undated = bodiesCounted(bodies, undefined, TODAY).value
    expect(undated).toMatchObject({ notKnown: 1, reachedAtMost: 0 })
  })

  it('is refused where no body is expected', () => {
    expect(bodiesCounted([], '2028', TODAY).refused?.reason).toBe('NOT_APPLICABLE')
  })

  it('loses no body and counts none twice', () => {
    const forecast = fc.constantFrom('2026-01', '2026-11-24', '2027-Q2', '2028', '2028-07-01', '2029')
    const some = fc.record({
      id: fc.string(),
      reached: fc.constantFrom(true, false, undefined),
      forecast: fc.option(forecast, { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1 }), fc.option(forecast, { nil: undefined }), (bodies, by) => {
        const given = bodies.map(({ id, reached, forecast: at }) => body(id, reached, at))
        const { value } = bodiesCounted(given, by, TODAY)
        if (value === undefined) throw new Error('nothing was counted')
        const { reached, reachedAtMost, forecastInTime, forecastLate, notKnown } = value
        expect(reached + forecastInTime + forecastLate + notKnown).toBe(bodies.length)
        expect(reached).toBe(bodies.filter((one) => one.reached === true).length)
        expect(reachedAtMost).toBeGreaterThanOrEqual(reached)
        expect(reachedAtMost).toBeLessThanOrEqual(reached + notKnown)
      }),
    )
  })
})
