import { ORIGINS, weakestOrigin } from '../../../../schema/facts/figures/origin'

describe('the weakest origin', () => {
  it('is the one listed last, in whatever order they come', () => {
    expect(weakestOrigin(['PUBLISHED', 'ILLUSTRATIVE', 'PRESS'])).toBe('ILLUSTRATIVE')
    expect(weakestOrigin(['PRESS', 'THIRD_PARTY_COPY'])).toBe('PRESS')
    expect(weakestOrigin(['PUBLISHED', 'REPORTED'])).toBe('REPORTED')
    expect(weakestOrigin(['PUBLISHED'])).toBe('PUBLISHED')
  })

  it('is REPORTED where there is nothing to inherit from', () => {
    expect(weakestOrigin([])).toBe('NONE')
  })

  it('never hides an illustrative input', () => {
    for (const origin of Object.keys(ORIGINS) as (keyof typeof ORIGINS)[]) {
      expect(weakestOrigin([origin, 'ILLUSTRATIVE'])).toBe('ILLUSTRATIVE')
    }
  })
})
