import { lazily } from '../../../base/memo/lazily'

describe('work that is put off', () => {
  it('is done when asked for and then never again, nothing being a result too', () => {
    let done = 0
    const later = lazily(() => {
      done += 1
      return undefined
    })
    expect(done).toBe(0)
    expect([later(), later(), done]).toEqual([undefined, undefined, 1])
  })
})
