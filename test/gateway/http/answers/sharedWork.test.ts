import type { Work } from '../../../../base/scheduling/work'
import { SharedWork } from '../../../../gateway/http/answers/sharedWork'

/** A client that goes when it is told to. */
function client() {
  let leave: () => void = () => undefined
  return { waits: (onGone: () => void) => (leave = onGone), leave: () => leave() }
}

function underWay() {
  let finish: (value: string) => void = () => undefined
  let work: Work | undefined
  let unwanted = 0
  const shared = new SharedWork<string>(
    (one) => {
      work = one
      return new Promise((resolve) => (finish = resolve))
    },
    () => (unwanted += 1),
  )
  return {
    shared,
    finish: (value: string) => finish(value),
    isGivenUp: () => work?.isGivenUp,
    unwanted: () => unwanted,
  }
}

describe('work that several wait for', () => {
  it('goes on while one of them waits', async () => {
    const { shared, finish, isGivenUp } = underWay()
    const [one, other] = [client(), client()]
    const [first, second] = [shared.join(one.waits), shared.join(other.waits)]
    one.leave()
    await expect(first).rejects.toMatchObject({ isTimeout: false })
    expect(isGivenUp()).toBe(false)
    finish('done')
    await expect(second).resolves.toBe('done')
  })

  it('is given up where the last of them goes', async () => {
    const { shared, isGivenUp, unwanted } = underWay()
    const [one, other] = [client(), client()]
    const joined = Promise.allSettled([shared.join(one.waits), shared.join(other.waits)])
    one.leave()
    other.leave()
    await joined
    expect({ isGivenUp: isGivenUp(), unwanted: unwanted() }).toEqual({ isGivenUp: true, unwanted: 1 })
  })
})
