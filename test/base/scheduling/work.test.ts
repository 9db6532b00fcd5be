import { setImmediate, setTimeout } from 'node:timers/promises'

import { GraphQLError } from 'graphql'

import { givenUpIn, GivenUp, Work } from '../../../base/scheduling/work'

/** Holds the event loop. */
function hold(millis: number): void {
  for (const began = performance.now(); performance.now() - began < millis;);
}

describe('the work on a request', () => {
  it('goes on at once as long as it is short', () => {
    expect(new Work().rest()).toBeUndefined()
  })

  it('lets others have a turn once it has been long', async () => {
    const work = new Work()
    const order: string[] = []
    hold(30)
    const others = setImmediate().then(() => order.push('others'))
    const resting = work.rest()
    expect(resting).toBeInstanceOf(Promise)
    await resting
    order.push('work')
    await others
    expect(order).toEqual(['others', 'work'])
  })

  it('lets others have a turn between parts that rest at once', async () => {
    const work = new Work()
    const order: string[] = []
    const part = async (name: string) => {
      await work.rest()
      order.push(name)
      setTimeout(0).then(
        () => order.push('others'),
        () => undefined,
      )
      hold(30)
    }
    hold(30)
    await Promise.all([part('one'), part('two'), part('three')])
    expect(order.indexOf('others')).toBeLessThan(order.indexOf('three'))
  })

  it('is given up where it takes too long, and tells all who listen', async () => {
    const work = new Work()
    let told = 0
    const forget = work.onGivenUp(() => (told += 100))
    work.onGivenUp(() => (told += 1))
    forget()
    const limited = work.within(20, () => new Promise(() => undefined))
    await expect(limited).rejects.toMatchObject({ status: 504, code: 'DEADLINE_EXCEEDED', isTimeout: true })
    expect({ told, isGivenUp: work.isGivenUp }).toEqual({ told: 1, isGivenUp: true })
    expect(() => work.check()).toThrow('The request took longer than 20 ms')
    expect(() => work.rest()).toThrow('The request took longer than 20 ms')
    work.onGivenUp(() => (told += 1))
    expect(told).toBe(2)
  })

  it('tells what it comes to in time', async () => {
    const work = new Work()
    await expect(work.within(10_000, async () => 7)).resolves.toBe(7)
    await expect(work.within(10_000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(work.isGivenUp).toBe(false)
  })

  it('is given up once', async () => {
    const work = new Work()
    hold(30)
    const resting = work.rest()
    work.giveUp(GivenUp.unwanted())
    work.giveUp(GivenUp.timedOut(1))
    await expect(resting).rejects.toMatchObject({ isTimeout: false })
  })

  it('is found as the cause of an error', () => {
    const why = GivenUp.unwanted()
    expect(givenUpIn(new GraphQLError('it failed', { originalError: why }))).toBe(why)
    expect(givenUpIn(new Error('other'))).toBeUndefined()
    expect(givenUpIn(undefined)).toBeUndefined()
  })
})
