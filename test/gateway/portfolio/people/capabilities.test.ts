import { capabilitiesAcross } from '../../../../gateway/portfolio/people/capabilities'
import type { FieldValue } from '../../../support/fictional/records'
import { factRecord } from '../../../support/fictional'
import { viewWith } from '../../../support/portfolioOf'

const rated = (capability: string, referenceDate: string, now: FieldValue, future: FieldValue = now) =>
  factRecord('CapabilityRating', {
    programme: 'gamma',
    capability,
    referenceDate,
    scale: 'THREE_POINT',
    now,
    future,
    narrative: { reason: 'NOT_APPLICABLE' },
  })

describe('capabilities over the clusters', () => {
  // Of the fictional clusters beta rates DIGITAL red now, and alpha and beta expect to.
  it('say who is short of what, each at its own latest date', async () => {
    const view = await viewWith('gamma', [
      rated('DIGITAL', '2025-12-31', 'GREEN'),
      rated('DIGITAL', '2025-09-30', 'RED'),
      rated('ANALYSIS', '2025-12-31', { reason: 'WITHHELD_FOI' }, 'RED'),
    ])
    const across = capabilitiesAcross(view)
    expect(
      across.map(({ capability, ratings, redNow, redFuture }) => [
        capability,
        ratings.map(({ programme }) => programme),
        redNow,
        redFuture,
      ]),
    ).toEqual([
      ['DIGITAL', ['alpha', 'beta', 'gamma'], ['beta'], ['alpha', 'beta']],
      ['FINANCE', ['alpha', 'beta'], [], []],
      ['ANALYSIS', ['gamma'], [], ['gamma']],
    ])
    expect(across[0]?.ratings[2]?.rating).toMatchObject({
      referenceDate: '2025-12-31',
      scale: 'THREE_POINT',
      now: { cell: { value: 'GREEN' }, basis: { scale: 'THREE_POINT' } },
    })
  })

  it('leave out whoever has rated nothing', async () => {
    const view = await viewWith('gamma', [])
    expect(
      capabilitiesAcross(view).flatMap(({ ratings }) => ratings.map(({ programme }) => programme)),
    ).toEqual(['alpha', 'beta', 'alpha', 'beta'])
  })
})
