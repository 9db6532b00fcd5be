import { z } from 'zod'

import { foldText } from '../../../../base/text/foldText'
import { closed } from '../../../../base/configuration/closed'
import type { Fault } from '../../../../base/configuration/yamlFile'
import { ownIdentity } from './identity'
import type { Identified, Identify, PublishedIdentity } from './identity'

const reviewed = closed({
  by: z.string().min(1),
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'is not a day such as 2026-11-24' }),
  why: z.string().min(1),
}).describe('Who decided it, when and on what ground.')

/** The shape of `crosswalk.yml`. */
export const crosswalkSchema = closed({
  version: z.literal(1),
  aliases: z
    .array(closed({ id: z.string().min(1), also: z.array(z.string().min(1)).min(1), reviewed }))
    .describe('Other spellings of an id. Case never matters, and needs no alias.'),
  programmes: z
    .array(
      closed({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'is not an id such as synergy' }),
        name: z.string().min(1),
        ids: z.array(z.string().min(1)).optional().describe('The ids by which collections know it.'),
        relation: closed({
          kind: z.enum(['PREDECESSOR_OF', 'PEER_OF']),
          programme: z.string().min(1),
          why: z.string().min(1),
        }).optional(),
      }),
    )
    .describe('The programmes that names and ids may lead to.'),
  names: z
    .array(
      closed({
        publication: z.string().min(1).describe('The id of the return.'),
        name: z.string().min(1).describe('Exactly as published.'),
        department: z.string().min(1).describe('As published.'),
        programme: z.string().min(1),
        reviewed,
      }),
    )
    .describe('Where a publication carries no ids: reviewed names, never likenesses.'),
})

export type CrosswalkFile = z.infer<typeof crosswalkSchema>

export type CrosswalkProgramme = CrosswalkFile['programmes'][number]

/** What a crosswalk of the right shape still gets wrong. */
export function crosswalkFaults({ aliases, programmes, names }: CrosswalkFile): readonly Fault[] {
  const faults: Fault[] = []
  const ids = programmes.map(({ id }) => id)
  const seen = new Set<string>()
  const once = (slot: string, path: readonly PropertyKey[], what: string): void => {
    if (seen.has(slot)) faults.push({ path, message: `${what} is given twice` })
    seen.add(slot)
  }
  for (const [at, { id, ids: known, relation }] of programmes.entries()) {
    once(`programme ${id}`, ['programmes', at, 'id'], `"${id}"`)
    for (const gmpp of known ?? []) once(`id ${gmpp.toUpperCase()}`, ['programmes', at, 'ids'], `"${gmpp}"`)
    if (relation !== undefined && !ids.includes(relation.programme)) {
      faults.push(unknown(relation.programme, ids, ['programmes', at, 'relation', 'programme']))
    }
  }
  for (const [at, { id, also }] of aliases.entries()) {
    for (const spelling of [id, ...also])
      once(`alias ${spelling.toUpperCase()}`, ['aliases', at], `"${spelling}"`)
  }
  for (const [at, name] of names.entries()) {
    once(nameSlot(name), ['names', at], `"${name.name}" of ${name.department} in ${name.publication}`)
    if (!ids.includes(name.programme)) faults.push(unknown(name.programme, ids, ['names', at, 'programme']))
  }
  return faults
}

function unknown(programme: string, ids: readonly string[], path: readonly PropertyKey[]): Fault {
  return { path, message: `"${programme}" is not among the programmes; allowed: ${ids.join(', ')}` }
}

function nameSlot(name: {
  readonly publication: string
  readonly name: string
  readonly department: string
}): string {
  return JSON.stringify([name.publication, foldText(name.name), name.department.toUpperCase()])
}

/** Which programme a publication means by an id, or by an exact name that somebody has reviewed. */
export class Crosswalk {
  readonly programmes: readonly CrosswalkProgramme[]
  readonly #canonical = new Map<string, string>()
  readonly #byId = new Map<string, string>()
  readonly #byName = new Map<string, string>()

  constructor({ aliases, programmes, names }: CrosswalkFile) {
    this.programmes = programmes
    for (const { id, also } of aliases) {
      for (const spelling of also) this.#canonical.set(spelling.toUpperCase(), id.toUpperCase())
    }
    for (const { id, ids } of programmes) {
      for (const known of ids ?? []) this.#byId.set(this.canonicalId(known), id)
    }
    for (const name of names) this.#byName.set(nameSlot(name), name.programme)
  }

  /** The id in the spelling that the crosswalk settles on, in capitals. */
  canonicalId(id: string): string {
    const upper = foldText(id).toUpperCase()
    return this.#canonical.get(upper) ?? upper
  }

  programmeOfId(id: string): string | undefined {
    return this.#byId.get(this.canonicalId(id))
  }

  /** By the exact published name and department of one publication; white space and the department's case apart. */
  programmeOfName(publication: string, name: string, department: string): string | undefined {
    return this.#byName.get(nameSlot({ publication, name, department }))
  }
}

export interface Join {
  /** The programme that is wanted. */
  readonly as: string
  /** Its ids in the collection. */
  readonly ids: readonly string[]
  readonly crosswalk?: Crosswalk
}

const NO_CROSSWALK = new Crosswalk({ version: 1, aliases: [], programmes: [], names: [] })

/** Who a record is about, for a member that wants one programme out of a publication of many. */
export function identifyJoined({ as, ids, crosswalk = NO_CROSSWALK }: Join, publication: string): Identify {
  const wanted = new Set(ids.map((id) => crosswalk.canonicalId(id)))
  return (identity): Identified | undefined => {
    const own = ownIdentity(canonical(identity, crosswalk))
    if (own === undefined) return undefined
    const { id, name, department } = identity
    const isWanted =
      id === undefined
        ? crosswalk.programmeOfName(publication, name ?? '', department ?? '') === as
        : wanted.has(crosswalk.canonicalId(id)) || crosswalk.programmeOfId(id) === as
    return isWanted ? { own, programme: as } : { own }
  }
}

function canonical(identity: PublishedIdentity, crosswalk: Crosswalk): PublishedIdentity {
  return identity.id === undefined ? identity : { ...identity, id: crosswalk.canonicalId(identity.id) }
}
