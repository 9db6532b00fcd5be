import { answeringAlike, dataOf } from './load/asked'
import type { Launched } from './load/launched'
import type { Asking, Run, Way } from './load/load'
import { hasNoErrors, load } from './load/load'
import type { Turns } from './pairs'
import { inTurns } from './pairs'
import type { Question } from './questions'
import { posted } from './questions'

/** Of the questions of a stream, how many are put to all contenders first to see that they answer alike. */
const COMPARED = 24

/** Has contenders take turns at one and the same request. */
export async function atOneRequest(
  contenders: readonly Launched[],
  pairs: number,
  way: Way,
  asking: (contender: Launched) => Asking,
): Promise<Turns> {
  const run = (contender: Launched): Promise<Run> => load(contender, way, asking(contender))
  // Once without counting: what is compiled while it runs has been compiled by then.
  await inTurns(contenders, 1, run)
  return inTurns(contenders, pairs, run)
}

export interface AtQuestions {
  /** A stream from its beginning: each contender gets the same questions in the same order. */
  readonly stream: () => Iterator<Question, never>
  /** How many questions each is asked one after the other before it is measured. */
  readonly warmUp: number
}

/**
 * Has contenders take turns at questions that never come again, once they have been seen to answer alike.
 *
 * @returns their turns, and the mean size of the answers in bytes
 */
export async function atQuestions(
  contenders: readonly Launched[],
  pairs: number,
  way: Way,
  { stream, warmUp }: AtQuestions,
): Promise<{ readonly turns: Turns; readonly bytes: number }> {
  const first = stream()
  const sizes = await answeringAlike(
    contenders,
    Array.from({ length: COMPARED }, () => first.next().value),
  )
  // A member that cannot be asked may also leave an answer short.
  const least = Math.min(...sizes) / 2
  const isRight = (body: Buffer) => hasNoErrors(body) && body.length >= least
  const streams = new Map(contenders.map((contender) => [contender, stream()]))
  const next = (contender: Launched) => {
    const question = streams.get(contender)?.next().value
    if (question === undefined) throw new RangeError(`${contender.name} has no questions`)
    return question
  }
  for (const contender of contenders) {
    for (let i = 0; i < COMPARED; i += 1) next(contender)
    for (let i = 0; i < warmUp; i += 1) await dataOf(contender, next(contender))
  }
  const run = (contender: Launched): Promise<Run> =>
    load(contender, way, { next: () => posted(next(contender)), isRight })
  const turns = await inTurns(contenders, pairs, run)
  return { turns, bytes: sizes.reduce((sum, size) => sum + size, 0) / sizes.length }
}
