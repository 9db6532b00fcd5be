import { METHOD_SET } from '../../gateway/portfolio/editions/methodSet'
import { PortfolioView } from '../../gateway/portfolio/editions/view'
import type { Book } from '../../schema/facts/snapshots/book'
import type { Register } from '../../subgraphs/register/register'

/** The portfolio that some books hold at their newest snapshots, asked at an instant. */
export function viewOfBooks(books: readonly Book[], register: Register, instant: string): PortfolioView {
  const states = books.map((book) => {
    const state = book.at(book.latest)
    if (state === undefined) throw new RangeError(`${book.member} has no state`)
    return [book.member, state] as const
  })
  const edition = {
    id: 'planted',
    sequence: 1,
    instant,
    snapshots: Object.fromEntries(books.map((book) => [book.member, book.latest])),
    register: register.hash,
    methods: METHOD_SET,
    cause: 'test',
    recorded: instant,
    recomputed: false,
  }
  return new PortfolioView(edition, register, new Map(states))
}
