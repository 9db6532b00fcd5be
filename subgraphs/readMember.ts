import path from 'node:path'

import { Book } from '../schema/facts/book'
import type { Snapshot } from '../schema/facts/snapshot'
import { Problem } from '../schema/problem'
import type { SourceDependencies } from './reporting/kinds/kind'
import type { Reading } from './reporting/readPayload'
import { readReturn } from './reporting/readReturn'
import type { ReturnConfiguration, SourceConfiguration } from './reporting/subgraphFile'
import { loadSubgraphFile } from './reporting/subgraphFile'

/** A return, or a whole member, that could not be read. */
export interface ReadingRefusal {
  readonly code: string
  readonly message: string
}

export interface MemberReading {
  readonly book: Book
  readonly refusals: readonly ReadingRefusal[]
}

function snapshotOf(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  reading: Reading,
  sequence: number,
  instant: string,
): Snapshot {
  const { payloadHash, mappingHash, encoding, counts, notes, quarantine, records } = reading
  const { referenceDate, knownFrom, publication } = one
  return {
    sequence,
    source: source.id,
    returnId: one.id,
    ...(referenceDate === undefined ? {} : { referenceDate }),
    received: instant,
    recorded: instant,
    ...(knownFrom === undefined ? {} : { knownFrom }),
    origin: one.origin,
    ...(publication === undefined
      ? {}
      : {
          publication: {
            title: publication.title,
            ...(publication.reference === undefined ? {} : { reference: publication.reference }),
          },
        }),
    payloadHash: payloadHash ?? '',
    mappingHash,
    ...(encoding === undefined ? {} : { encoding }),
    counts,
    notes,
    quarantine,
    records,
  }
}

/**
 * Reads every return of a member, in the order of its file. Nothing that is wrong with a member is
 * thrown: what could be read stands, and the rest is told.
 */
export async function readMember(
  member: string,
  dependencies: SourceDependencies,
  now: () => Date = () => new Date(),
): Promise<MemberReading> {
  const book = new Book(member)
  const refusals: ReadingRefusal[] = []
  try {
    const { portfolioRoot } = dependencies
    const file = path.join(portfolioRoot, member, 'subgraph.yml')
    for (const source of loadSubgraphFile(file, portfolioRoot).sources) {
      for (const one of source.returns) {
        const reading = await readReturn(source, one, dependencies)
        if (reading.refusal !== undefined) refusals.push(reading.refusal)
        else book.add(snapshotOf(source, one, reading, book.latest + 1, now().toISOString()))
      }
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    refusals.push({ code: error.code, message: error.message })
  }
  return { book, refusals }
}
