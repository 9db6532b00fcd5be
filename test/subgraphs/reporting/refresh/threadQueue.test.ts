import { MEMBERS_AT_ONCE, ThreadQueue } from '../../../../subgraphs/reporting/refresh/threadQueue'
import type { Queued } from '../../../../subgraphs/reporting/refresh/threadQueue'

function queueOf(...members: readonly string[]): ThreadQueue<Queued> {
  const queue = new ThreadQueue<Queued>()
  members.forEach((member, at) => queue.add({ number: at + 1, member }))
  return queue
}

/** Asks all that may be asked now. */
function asked(queue: ThreadQueue<Queued>): readonly number[] {
  const numbers: number[] = []
  for (let next = queue.next(); next !== undefined; next = queue.next()) numbers.push(next.number)
  return numbers
}

describe('the queue of a thread', () => {
  it('asks for a few members at once, and for the next as one is done', () => {
    const queue = queueOf('a', 'b', 'c', 'd', 'e', 'f')
    expect(asked(queue)).toEqual([1, 2, 3, 4])
    expect(MEMBERS_AT_ONCE).toBe(4)
    queue.finish(2)
    expect(asked(queue)).toEqual([5])
  })

  it('asks for one thing at a time of a member, and lets others go before', () => {
    const queue = queueOf('a', 'a', 'b')
    expect(asked(queue)).toEqual([1, 3])
    queue.finish(1)
    expect(asked(queue)).toEqual([2])
  })

  it('blames the one that was asked for alone when the thread broke off', () => {
    const queue = queueOf('a')
    asked(queue)
    expect(queue.breakOff()?.number).toBe(1)
    expect(asked(queue)).toEqual([])
  })

  it('asks for each alone of those that were asked together then, before any other', () => {
    const queue = queueOf('a', 'b', 'c', 'd', 'e')
    asked(queue)
    expect(queue.breakOff()).toBeUndefined()
    expect(asked(queue)).toEqual([1])
    queue.finish(1)
    expect(asked(queue)).toEqual([2])
    expect(queue.breakOff()?.number).toBe(2)
    for (const number of [3, 4]) {
      expect(asked(queue)).toEqual([number])
      queue.finish(number)
    }
    expect(asked(queue)).toEqual([5])
  })

  it('blames nobody where the thread broke off idle', () => {
    expect(queueOf().breakOff()).toBeUndefined()
  })

  it('gives up all that is waiting or in flight', () => {
    const queue = queueOf('a', 'a')
    asked(queue)
    expect(queue.clear().map(({ number }) => number)).toEqual([1, 2])
    expect(asked(queue)).toEqual([])
  })
})
