import type { Cell } from '../../../../schema/facts/figures/cell'

/** How a source names the programme that a record is about. */
export interface PublishedIdentity {
  readonly id?: string
  readonly name?: string
  readonly department?: string
}

export interface Identified {
  /** The source's own identity of the programme, the same however it is spelt. */
  readonly own: string
  /** The programme in the portfolio, or nothing where the record belongs to none that is wanted. */
  readonly programme?: string
}

export type Identify = (identity: PublishedIdentity) => Identified | undefined

/** Where nothing joins a source to the portfolio: by id, or else by department and name. */
export const identifyAlone: Identify = (identity) => {
  const own = ownIdentity(identity)
  return own === undefined ? undefined : { own, programme: own }
}

/** The source's own identity: its id, or else `MOD: Name as published`; nothing where it has neither. */
export function ownIdentity({ id, name, department }: PublishedIdentity): string | undefined {
  if (id !== undefined) return id.toUpperCase()
  return name === undefined ? undefined : `${(department ?? '').toUpperCase()}: ${name}`
}

/** The identity that a record's cells state. */
export function publishedIdentity(
  cells: Readonly<Record<string, Cell>>,
  by: { readonly id?: string | undefined; readonly name: string; readonly department: string },
): PublishedIdentity {
  const value = (field: string | undefined): string | undefined =>
    field === undefined ? undefined : cells[field]?.value
  const [id, name, department] = [value(by.id), value(by.name), value(by.department)]
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(department === undefined ? {} : { department }),
  }
}
