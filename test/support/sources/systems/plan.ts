/** A milestone as every system of the recipes has it, in a form of its own. */
export interface Planned {
  readonly number: number
  readonly name: string
  /** The day in London. */
  readonly finish?: string
  /** The beginning of that day in UTC, as systems store a day that somebody chose in London. */
  readonly instant?: string
}

/** A plan of five milestones, all invented: two finish in summer time, and one has no finish yet. */
export const PLAN: readonly Planned[] = [
  { number: 1, name: 'Design agreed', finish: '2026-01-30', instant: '2026-01-30T00:00:00Z' },
  { number: 2, name: 'Suppliers appointed', finish: '2026-04-01', instant: '2026-03-31T23:00:00Z' },
  { number: 3, name: 'Data moved' },
  { number: 4, name: 'Pay run rehearsed', finish: '2026-07-15', instant: '2026-07-14T23:00:00Z' },
  { number: 5, name: 'First go-live', finish: '2026-11-02', instant: '2026-11-02T00:00:00Z' },
]

export const PAGE = 2

/** The milestones of one page, each as the system writes it, and where the next page begins. */
export function pageFrom<T>(first: number, written: (one: Planned) => T) {
  const following = first + PAGE
  return {
    rows: PLAN.slice(first, following).map(written),
    next: following < PLAN.length ? following : undefined,
  }
}

/** The address of another page: that of this one, with one parameter of the query changed. */
export function pageAt(asked: URL, parameter: string, value: number): URL {
  const address = new URL(asked)
  address.searchParams.set(parameter, String(value))
  return address
}
