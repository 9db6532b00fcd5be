import { EditionLog } from '../../../gateway/portfolio/editionLog'
import { Portfolio } from '../../../gateway/portfolio/portfolio'
import { fictionalRegister, snapshotOf } from '../../support/fictional'

const opening = {
  instant: '2026-03-20T09:00:00.000Z',
  snapshots: { alpha: 1 },
  register: 'r',
  cause: 'start',
}

describe('the edition log', () => {
  it('numbers editions, and keeps every one', () => {
    const log = new EditionLog()
    const first = log.open(opening)
    const second = log.open({ ...opening, snapshots: { alpha: 2 } })
    expect([first.sequence, second.sequence]).toEqual([1, 2])
    expect([log.newest, log.find(first.id)]).toEqual([second, first])
    expect(log.find('3.nowhere')).toBeUndefined()
  })

  it('gives an id to content, so that another content never answers to it', () => {
    const id = new EditionLog().open(opening).id
    expect(new EditionLog().open(opening).id).toBe(id)
    expect(new EditionLog().open({ ...opening, snapshots: { alpha: 2 } }).id).not.toBe(id)
    expect(new EditionLog().open({ ...opening, register: 's' }).id).not.toBe(id)
  })
})

describe('the portfolio', () => {
  it('opens an edition on a new snapshot and on a new day, and on nothing else', async () => {
    let now = new Date('2026-03-20T09:00:00Z')
    let latest = 1
    const portfolio = new Portfolio({
      register: fictionalRegister(),
      now: () => now,
      sources: [
        {
          id: 'alpha',
          facts: (after) =>
            Promise.resolve({
              latest,
              snapshots: Array.from({ length: latest - after }, (_, i) =>
                snapshotOf({ sequence: after + i + 1 }),
              ),
            }),
        },
      ],
    })
    const first = await portfolio.learn()
    expect((await portfolio.learn()).id).toBe(first.id)
    latest = 3
    const second = await portfolio.learn()
    expect(second).toMatchObject({
      sequence: 2,
      cause: 'new snapshots: alpha',
      snapshots: { alpha: 3, beta: 0 },
    })
    now = new Date('2026-03-20T23:59:59Z')
    expect(portfolio.newest.id).toBe(second.id)
    now = new Date('2026-03-21T00:00:00Z')
    expect(portfolio.newest).toMatchObject({ sequence: 3, cause: 'a new day' })
    expect(portfolio.view(first.id)?.state('alpha').sequence).toBe(1)
  })

  it('goes on with what it knew where a member cannot be asked', async () => {
    const unavailable: string[] = []
    const portfolio = new Portfolio({
      register: fictionalRegister(),
      sources: [{ id: 'alpha', facts: () => Promise.reject(new Error('down')) }],
      onUnavailable: (member) => unavailable.push(member),
    })
    expect((await portfolio.learn()).snapshots['alpha']).toBe(0)
    expect(unavailable).toEqual(['alpha'])
  })
})
