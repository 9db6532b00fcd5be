import { LRUCache } from 'lru-cache'

import type { Work } from '../../../base/scheduling/work'

import type { Answer } from './answer'
import type { RawRequest } from './rawRequest'
import { KnownRequests } from './rawRequest'
import type { Reuse } from '../../federation/reuse'
import type { Client } from './sharedWork'
import { SharedWork } from './sharedWork'

/** What an answer depends on beside the question itself. */
export interface Circumstances {
  /** The newest edition. */
  readonly edition: string
  /** The members that cannot be asked, as one text. */
  readonly unavailable: string
  /** What the header says with the newest edition where it is older than it should be. */
  readonly behind?: string
}

/** An answer, and for how long it holds. */
export interface Outcome {
  readonly answer: Answer
  readonly reuse: Reuse
  /** Whether nothing is left out of it, because a member could not be asked or something was refused. */
  readonly whole: boolean
}

/** An answer as worked out. */
export interface WorkedOut extends Outcome {
  /** Whether it may be told again to somebody else. */
  readonly keep: boolean
}

/** What is to be done for an answer that is not kept, and who waits for it. */
export interface Wanted {
  readonly client: Client
  work(work: Work): Promise<WorkedOut>
}

interface Asked {
  readonly question: string
  readonly reuse: Reuse
  /** Where its answers were kept when it was last asked: a text that is built anew is hashed anew each time. */
  places?: Places
}

/** Where a question's whole answer is kept in some circumstances, and where a partial one. */
interface Places extends Circumstances {
  readonly whole: string
  readonly partial: string
}

const [WHOLE, PARTIAL] = [true, false] as const

const RAW_BYTES_KEPT = 8 * 1024 * 1024

/** Measured: what an answer takes besides its bytes, its headers foremost. Of short answers it is the most. */
const ENTRY_BYTES = 1_600

/**
 * Answers as ready bytes, exactly: by question and edition. A partial one is kept apart, for as long as
 * the same members cannot be asked: a whole one is true whoever is down. Nothing in it grows old; what
 * is least used goes when there is no room.
 */
export class AnswerCache {
  readonly #outcomes: LRUCache<string, Outcome>
  readonly #asked = new KnownRequests<Asked>(RAW_BYTES_KEPT)
  readonly #underWay = new Map<string, SharedWork<Outcome>>()

  constructor(maxBytes: number) {
    this.#outcomes = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ answer }, key) => answer.size + key.length + ENTRY_BYTES,
    })
  }

  /** The answer kept for a request's very bytes; nothing where there is none. */
  repeated(raw: RawRequest, circumstances: Circumstances): Outcome | undefined {
    const asked = this.#asked.get(raw)
    return asked && this.#kept(asked, circumstances)
  }

  /** The answer kept for a question, however it was put; nothing where there is none. */
  find(question: string, raw: RawRequest, circumstances: Circumstances): Outcome | undefined {
    for (const reuse of ['FOR_THE_EDITION', 'FOR_GOOD'] as const) {
      const outcome = this.#kept({ question, reuse }, circumstances)
      if (outcome === undefined) continue
      this.#asked.set(raw, { question, reuse })
      return outcome
    }
    return undefined
  }

  #kept(asked: Asked, circumstances: Circumstances): Outcome | undefined {
    if (asked.reuse === 'NOT_AT_ALL') return undefined
    const { whole, partial } = placesOf(asked, circumstances)
    return (
      this.#outcomes.get(whole) ??
      (circumstances.unavailable === '' ? undefined : this.#outcomes.get(partial))
    )
  }

  /**
   * Works an answer out, once for all who ask the same while it is under way.
   *
   * @throws GivenUp where it takes too long, or the client goes
   */
  workOut(
    question: string,
    raw: RawRequest,
    circumstances: Circumstances,
    { client, work }: Wanted,
  ): Promise<Outcome> {
    const place = keyOf(question, 'FOR_THE_EDITION', circumstances, PARTIAL)
    const underWay = this.#underWay.get(place)
    if (underWay !== undefined) return underWay.join(client)
    const forget = () => {
      if (this.#underWay.get(place) === shared) this.#underWay.delete(place)
    }
    const task = async (one: Work): Promise<Outcome> => {
      try {
        const { keep, ...outcome } = await work(one)
        const { reuse, whole } = outcome
        if (keep && reuse !== 'NOT_AT_ALL') {
          this.#asked.set(raw, { question, reuse })
          this.#keep(keyOf(question, reuse, circumstances, whole), outcome)
        }
        return outcome
      } finally {
        forget()
      }
    }
    const shared = new SharedWork(task, forget)
    this.#underWay.set(place, shared)
    return shared.join(client)
  }

  #keep(key: string, outcome: Outcome): void {
    this.#outcomes.set(key, outcome)
    outcome.answer.onGrowth(() => {
      if (this.#outcomes.peek(key) !== outcome) return
      // What is set again unchanged is not counted again.
      this.#outcomes.delete(key)
      this.#outcomes.set(key, outcome)
    })
  }

  /** How many bytes are kept. */
  get size(): number {
    return this.#outcomes.calculatedSize
  }
}

function placesOf(asked: Asked, circumstances: Circumstances): Places {
  const { question, reuse, places } = asked
  const { edition, unavailable } = circumstances
  if (places?.edition === edition && places.unavailable === unavailable) return places
  asked.places = {
    edition,
    unavailable,
    whole: keyOf(question, reuse, circumstances, WHOLE),
    partial: keyOf(question, reuse, circumstances, PARTIAL),
  }
  return asked.places
}

function keyOf(
  question: string,
  reuse: Reuse,
  { edition, unavailable }: Circumstances,
  whole: boolean,
): string {
  return `${question}|${reuse === 'FOR_GOOD' ? '' : edition}|${whole ? '' : unavailable}`
}
