import type { Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import { changesBetween } from '../../../../gateway/portfolio/explain/changes'
import type { Changes } from '../../../../gateway/portfolio/explain/changes'
import { MemoryEditionStore } from '../../../../gateway/portfolio/editions/store/memoryEditionStore'
import { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import { workedOut } from '../../../support/asking/everyAnswer'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'

/** Alpha as it has told so far: it may have lost what came last, and get it back. */
class Alpha {
  readonly id = 'alpha'
  readonly #snapshots: Snapshot[]
  reaches: number

  constructor(snapshots: readonly Snapshot[]) {
    this.#snapshots = [...snapshots]
    this.reaches = snapshots.length
  }

  say(snapshot: Snapshot): void {
    this.#snapshots.push(snapshot)
    this.reaches = this.#snapshots.length
  }

  facts = (after: number) => {
    const snapshots = this.#snapshots.slice(0, this.reaches).filter(({ sequence }) => sequence > after)
    return Promise.resolve({ latest: this.reaches, snapshots })
  }
}

function portfolioOver(alpha: Alpha, store: MemoryEditionStore): Portfolio {
  const others = [...fictionalBooks()].flatMap(([id, book]) =>
    id === 'alpha'
      ? []
      : [
          {
            id,
            facts: (after: number) => Promise.resolve({ latest: book.latest, snapshots: book.after(after) }),
          },
        ],
  )
  return new Portfolio({
    register: fictionalRegister(),
    now: FICTIONAL_NOW,
    store,
    sources: [alpha, ...others],
  })
}

/** A reading of alpha's in which every figure that is a number is another. */
function again(snapshots: readonly Snapshot[]): Snapshot {
  const returned = snapshots.find(({ source }) => source === 'service') as Snapshot
  return {
    ...returned,
    sequence: snapshots.length + 1,
    records: returned.records.map((record) => {
      const { value } = record.fields
      const number = Number(value?.value ?? NaN)
      const changed = Number.isNaN(number) ? {} : { value: { value: String(number + 1) } }
      return { ...record, fields: { ...record.fields, ...changed } }
    }),
  }
}

describe('what changed from one edition to another', () => {
  const told = fictionalBooks().get('alpha')?.after(0) ?? []
  let store: MemoryEditionStore
  let alpha: Alpha
  let earlier: string
  let later: string

  beforeAll(async () => {
    store = new MemoryEditionStore()
    alpha = new Alpha(told)
    const portfolio = portfolioOver(alpha, store)
    earlier = (await portfolio.learn()).id
    alpha.say(again(told))
    later = (await portfolio.learn()).id
  })

  const asked = (portfolio: Portfolio, from: string, to: string): Changes => {
    const [one, other] = [portfolio.view(from), portfolio.view(to)]
    if (one === undefined || other === undefined) throw new Error('there is no such edition')
    return changesBetween(one, other, true)
  }
  const fieldsOf = (changes: Changes) => changes.figures.map(({ key, field }) => [...key, field].join('/'))

  it('is told figure by figure, and the other way round', () => {
    const portfolio = portfolioOver(alpha, store)
    return portfolio.learn().then(() => {
      const changes = asked(portfolio, earlier, later)
      expect(changes.figures.length).toBeGreaterThan(10)
      expect(fieldsOf(asked(portfolio, later, earlier)).sort()).toEqual(fieldsOf(changes).sort())
    })
  })

  it.each([
    ['later', 'earlier'],
    ['earlier', 'later'],
  ] as const)(
    'is told right once a member is back that had lost what came last: %s to %s',
    async (from, to) => {
      const ids = { earlier, later }
      const fresh = portfolioOver(alpha, store)
      await fresh.learn()
      alpha.reaches = told.length
      const portfolio = portfolioOver(alpha, store)
      await portfolio.learn()
      expect(portfolio.unreached).toEqual(['alpha'])
      const without = asked(portfolio, ids[from], ids[to])
      alpha.reaches = told.length + 1
      await portfolio.learn()
      expect(portfolio.unreached).toEqual([])
      const right = asked(fresh, ids[from], ids[to])
      expect(fieldsOf(without)).not.toEqual(fieldsOf(right))
      expect(workedOut(asked(portfolio, ids[from], ids[to]))).toEqual(workedOut(right))
    },
  )

  it('is worked out once as long as both editions are kept', async () => {
    const portfolio = portfolioOver(alpha, store)
    await portfolio.learn()
    expect(asked(portfolio, earlier, later)).toBe(asked(portfolio, earlier, later))
  })
})
