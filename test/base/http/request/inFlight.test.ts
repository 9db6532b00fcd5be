import { InFlight } from '../../../../base/http/request/inFlight'
import type { Refused } from '../../../../base/http/refused'

function arriving(inFlight: InFlight) {
  const refusals: Refused[] = []
  const held = inFlight.arriving((refused) => {
    held.release()
    refusals.push(refused)
  })
  return { ...held, refusals }
}

describe('requests in flight', () => {
  it('are counted while they arrive and while they are answered, and no longer', () => {
    const inFlight = new InFlight(100)
    const one = arriving(inFlight)
    one.add(30)
    one.add(20)
    expect(inFlight.bytes).toBe(50)
    one.release()
    one.release()
    expect(inFlight.bytes).toBe(0)
    const answered = inFlight.answering(100)
    expect(inFlight.bytes).toBe(100)
    answered()
    expect(inFlight.bytes).toBe(0)
  })

  it('give way to others where they are the largest that is still arriving', () => {
    const inFlight = new InFlight(100)
    const [slow, slower, other] = [arriving(inFlight), arriving(inFlight), arriving(inFlight)]
    slow.add(45)
    slower.add(50)
    other.add(10)
    expect(slower.refusals).toMatchObject([
      { status: 503, code: 'TOO_BUSY', headers: { 'retry-after': '1' } },
    ])
    expect([slow.refusals, other.refusals]).toEqual([[], []])
    expect(inFlight.bytes).toBe(55)
    inFlight.answering(60)
    expect(slow.refusals).toHaveLength(1)
    expect(other.refusals).toEqual([])
    expect(inFlight.bytes).toBe(70)
  })

  it('are refused where all room is taken by those being answered', () => {
    const inFlight = new InFlight(100)
    const answered = inFlight.answering(90)
    expect(() => inFlight.answering(20)).toThrow(
      expect.objectContaining({ status: 503, code: 'TOO_BUSY' }) as Error,
    )
    expect(inFlight.bytes).toBe(90)
    const one = arriving(inFlight)
    one.add(20)
    expect(one.refusals).toHaveLength(1)
    answered()
    expect(inFlight.bytes).toBe(0)
  })
})
