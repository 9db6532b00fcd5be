import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import fc from 'fast-check'

import type { Book } from '../../../../schema/facts/snapshots/book'
import { MemberState } from '../../../../schema/facts/snapshots/book'
import type { FactRecord, Snapshot } from '../../../../schema/facts/snapshots/snapshot'
import type { Register } from '../../../../subgraphs/register/register'
import type { Edition } from '../../../../gateway/portfolio/editions/edition'
import { readingOf } from '../../../../gateway/portfolio/measures/readings'
import { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { ANSWERS, COMPARED, workedOut } from '../../../support/asking/everyAnswer'
import { fictionalBooks, fictionalRegister, FICTIONAL_NOW } from '../../../support/fictional'

const MEMBERS = ['alpha', 'beta', 'gamma', 'bridge', 'strategy'] as const
const DAY = 86_400_000

/** What may happen between one edition and the next. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ member: fc.constantFrom(...MEMBERS), seed: fc.nat(1_000_000) }) },
  { weight: 2, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 45 }) }) },
  { weight: 1, arbitrary: fc.record({ coverage: fc.constantFrom(0.1, 0.8, 0.99) }) },
  { weight: 1, arbitrary: fc.record({ back: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ unavailable: fc.constantFrom('alpha', 'gamma') }) },
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A return of the member sent again, or another beside it, with some figures changed, withheld or left out. */
function nextSnapshot(book: Book, seed: number): Snapshot {
  const sent = book.after(0)
  const before = sent[seed % sent.length] as Snapshot
  const records = before.records.flatMap((record, i): readonly FactRecord[] => {
    const draw = (seed + 7919 * i) % 23
    if (draw === 0) return []
    const { value } = record.fields
    if (value?.value === undefined || draw > 6) return [record]
    const cell =
      draw === 1 ? ({ reason: 'WITHHELD_FOI' } as const) : { value: String(Number(value.value) + draw - 4) }
    return [{ ...record, fields: { ...record.fields, value: cell } }]
  })
  return {
    ...before,
    sequence: book.latest + 1,
    returnId: seed % 5 === 0 ? `another-${seed}` : before.returnId,
    origin: seed % 7 === 0 ? 'ILLUSTRATIVE' : before.origin,
    recorded: new Date(FICTIONAL_NOW().getTime() + book.latest * 1000).toISOString(),
    records,
  }
}

/** Makes the view of an edition, with what it takes over from another, as long as some members cannot be asked. */
type Made = (earlier?: PortfolioView, unreached?: readonly string[]) => PortfolioView

/** A portfolio in which things happen, each making an edition. */
class Happening {
  readonly books = new Map(fictionalBooks())
  register: Register = fictionalRegister()
  #instant = FICTIONAL_NOW().getTime()
  readonly #unavailable = new Set<string>()
  readonly #opened: Made[] = []

  happen(what: Step): void {
    if ('member' in what) {
      const book = this.books.get(what.member) as Book
      book.add(nextSnapshot(book, what.seed))
    } else if ('days' in what) this.#instant += what.days * DAY
    else if ('coverage' in what) {
      const hash = `${this.register.hash}+${what.coverage}`
      this.register = { ...this.register, hash, thresholds: { coverage: what.coverage } }
    } else if ('unavailable' in what) {
      if (!this.#unavailable.delete(what.unavailable)) this.#unavailable.add(what.unavailable)
    }
  }

  /** What makes the view of the edition that is opened now. */
  open(): Made {
    const { register } = this
    const snapshots = Object.fromEntries([...this.books].map(([id, book]) => [id, book.latest]))
    const sequence = this.#opened.length + 1
    const instant = new Date((this.#instant += 60_000)).toISOString()
    const edition: Edition = {
      id: `${sequence}.edition`,
      sequence,
      instant,
      recorded: instant,
      snapshots,
      register: register.hash,
      methods: 'any',
      cause: 'test',
      recomputed: false,
    }
    const states = new Map(
      register.members.map(({ id }) => {
        const state = this.books.get(id)?.at(snapshots[id] ?? 0) ?? this.#without(id)
        return [id, this.#unavailable.has(id) ? this.#without(id) : state]
      }),
    )
    const made: Made = (earlier, unreached = []) => {
      const known = unreached.map((id) => [id, new MemberState(id, 0, [], () => [], 'UNAVAILABLE')] as const)
      return new PortfolioView(edition, register, new Map([...states, ...known]), earlier)
    }
    this.#opened.push(made)
    return made
  }

  opened(back: number): Made {
    return this.#opened.at(-1 - back) ?? this.open()
  }

  #without(member: string): MemberState {
    const absence = this.#unavailable.has(member) ? 'UNAVAILABLE' : 'NOT_PROVIDED'
    return new MemberState(member, 0, [], () => [], absence)
  }
}

const said = (view: PortfolioView, name: string) => JSON.stringify(workedOut(ANSWERS[name]?.(view)))

describe('what an edition takes over from the one before', () => {
  it('answers as if it had been worked out from nothing, whatever happened in between', () => {
    const names = Object.keys(ANSWERS)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(step, fc.subarray(names, { minLength: 1 })), { minLength: 2, maxLength: 4 }),
        (steps) => {
          const portfolio = new Happening()
          let view = portfolio.open()()
          for (const name of names) said(view, name)
          for (const [what, asked] of steps) {
            portfolio.happen(what)
            const made = 'back' in what ? portfolio.opened(what.back) : portfolio.open()
            view = made(view)
            const afresh = made()
            for (const name of asked) {
              if (said(view, name) !== said(afresh, name))
                expect(workedOut(ANSWERS[name]?.(view))).toEqual(workedOut(ANSWERS[name]?.(afresh)))
            }
          }
        },
      ),
      { numRuns: 15 },
    )
  }, 240_000)

  it('is compared with another edition as it is told then, whatever it was compared with before', () => {
    fc.assert(
      fc.property(step, (what) => {
        const portfolio = new Happening()
        const first = portfolio.open()
        const before = first()
        // The same edition twice: as it is told while a member cannot be asked, and once it can.
        const told = [['alpha'], []].map((unreached) => ({ unreached, since: first(undefined, unreached) }))
        portfolio.happen(what)
        const made = 'back' in what ? portfolio.opened(what.back) : portfolio.open()
        const view = made(before)
        for (const { unreached, since } of told) {
          for (const compare of Object.values(COMPARED)) {
            const afresh = compare(first(undefined, unreached), made())
            expect(workedOut(compare(since, view))).toEqual(workedOut(afresh))
          }
        }
      }),
      { numRuns: 3 },
    )
  }, 240_000)

  const accuracy = (view: PortfolioView, member: string) => {
    const measure = view.measures.get('accuracy')
    if (measure === undefined) throw new Error('there is no accuracy')
    return readingOf(view, member, measure)
  }

  it('is the very result of a member that said nothing new, on another day too', () => {
    const portfolio = new Happening()
    const before = portfolio.open()()
    const [alpha, beta] = [accuracy(before, 'alpha'), accuracy(before, 'beta')]
    portfolio.happen({ member: 'beta', seed: 2 })
    portfolio.happen({ days: 1 })
    const after = portfolio.open()(before)
    expect(accuracy(after, 'alpha')).toBe(alpha)
    expect(accuracy(after, 'beta')).not.toBe(beta)
  })

  it('is nothing where the register or the directorate speaks anew', () => {
    const steps: readonly Step[] = [{ coverage: 0.1 }, { member: 'strategy', seed: 1 }]
    for (const what of steps) {
      const portfolio = new Happening()
      const before = portfolio.open()()
      const alpha = accuracy(before, 'alpha')
      portfolio.happen(what)
      expect(accuracy(portfolio.open()(before), 'alpha')).not.toBe(alpha)
    }
  })

  it('is nothing of a member that has told of nothing and then cannot be asked', () => {
    const portfolio = new Happening()
    portfolio.books.delete('gamma')
    const before = portfolio.open()()
    expect(accuracy(before, 'gamma').figure.cell.reason).not.toBe('UNAVAILABLE')
    portfolio.happen({ unavailable: 'gamma' })
    expect(accuracy(portfolio.open()(before), 'gamma').figure.cell.reason).toBe('UNAVAILABLE')
  })

  it('draws the chart of no measure again whose values a new snapshot repeats', () => {
    const portfolio = new Happening()
    const before = portfolio.open()()
    const book = portfolio.books.get('alpha') as Book
    const returned = book.after(0).find(({ source }) => source === 'service') as Snapshot
    const chart = (view: PortfolioView, id: string) => {
      const measure = view.measures.get(id)
      if (measure === undefined) throw new Error(`there is no ${id}`)
      return readingOf(view, 'alpha', measure).chart()
    }
    const [kept, changed] = [chart(before, 'satisfaction').result, chart(before, 'unit-cost').result]
    book.add({
      ...returned,
      sequence: book.latest + 1,
      records: returned.records.map((record) =>
        record.type === 'Observation' && record.fields['measure']?.value === 'unit-cost'
          ? { ...record, fields: { ...record.fields, value: { value: '2.22' } } }
          : { ...record, fields: { ...record.fields } },
      ),
    })
    const after = portfolio.open()(before)
    expect(chart(after, 'satisfaction').result).toBe(kept)
    expect(chart(after, 'satisfaction').inputs[0]?.snapshot?.sequence).toBe(book.latest)
    expect(chart(after, 'unit-cost').result).not.toBe(changed)
  })

  it('holds no edition that came before', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const portfolio = new Happening()
    const first = (() => {
      const view = portfolio.open()()
      for (const name of Object.keys(ANSWERS)) said(view, name)
      return new WeakRef(view)
    })()
    let view: PortfolioView | undefined
    for (let n = 0; n < 3; n += 1) {
      portfolio.happen({ member: 'beta', seed: n + 1 })
      view = portfolio.open()(n === 0 ? first.deref() : view)
      for (const name of Object.keys(ANSWERS)) said(view, name)
    }
    // What a WeakRef gave is held until the end of the turn.
    await new Promise((resolve) => setTimeout(resolve, 10))
    collect()
    expect(first.deref()).toBeUndefined()
    expect(view).toBeDefined()
  })
})
