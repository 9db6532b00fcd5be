import { hash } from 'node:crypto'

/**
 * The types whose objects are identities, by what their ids begin with. Clients that normalise keep everything with
 * the same id as one thing, some of them whatever its type: no two types begin alike.
 */
const PREFIXES = {
  Changes: 'cha',
  Cluster: 'clu',
  Concern: 'con',
  EditionConnection: 'eds',
  Figure: 'fig',
  Measure: 'mea',
  MemberOperations: 'ops',
  Milestone: 'mil',
  Objective: 'obj',
  ObjectiveTarget: 'tar',
  Observation: 'obs',
  Portfolio: 'por',
  Product: 'prd',
  PublishedTotal: 'tot',
  Return: 'ret',
  Strategy: 'str',
  SupportingProgramme: 'pro',
} as const

/** A type whose objects are identities. Members' own types count as the interface that they implement. */
export type IdentityType = keyof typeof PREFIXES

/** Whatever can change what an object answers. Its id is drawn from all of it, so that another answer has another id. */
export interface Identity {
  readonly type: IdentityType
  /** What tells the thing from every other of its type: the member and the codes that people use. */
  readonly thing: readonly string[]
  /** The arguments of fields above it that change what it answers. */
  readonly asked?: readonly unknown[]
  /** What it was told from: a reading, a member's state, or an edition with the members left out. */
  readonly state: string
}

const TYPES = new Map<string, IdentityType>(
  Object.entries(PREFIXES).map(([type, prefix]) => [prefix, type as IdentityType]),
)

const ID = /^(?<prefix>[a-z]{3})_[\w-]{22,28}(?:~[\w-]{12})?$/

/** How many characters of base64url stand for what an id is drawn from: 132 bits. */
const DIGEST_LENGTH = 22

/** Characters of base64url drawn from a text by SHA-256: 6 bits each. */
export function digestOf(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length)
}

/** What the ids of a type begin with. */
export function prefixOf(type: IdentityType): string {
  return `${PREFIXES[type]}_`
}

/** The opaque id of an object: the same in every process, safe in an address, and without anything to read from it. */
export function identify({ type, thing, asked = [], state }: Identity): string {
  return prefixOf(type) + digestOf(JSON.stringify([thing, asked, state]), DIGEST_LENGTH)
}

/** The type of the object that an id belongs to; nothing where the text is no such id. */
export function typeOfId(id: string): IdentityType | undefined {
  const prefix = ID.exec(id)?.groups?.['prefix']
  return prefix === undefined ? undefined : TYPES.get(prefix)
}

/** The id of an object of which something is left out: another than that of the whole. */
export function partialId(id: string, mark: string): string {
  return `${id}~${digestOf(mark, 12)}`
}

/** The id of the whole object, whether something was left out of it or not. */
export function wholeId(id: string): string {
  const mark = id.indexOf('~')
  return mark === -1 ? id : id.slice(0, mark)
}
