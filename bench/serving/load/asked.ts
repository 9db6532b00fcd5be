import { isDeepStrictEqual } from 'node:util'

import type { Launched } from './launched'
import type { Prepared } from './prepared'
import type { Question } from '../questions'
import { posted } from '../questions'

/** An answer with its headers. */
export interface WholeAnswer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * One answer, as it was received.
 *
 * @throws Error where it is not a whole answer
 */
export async function answerTo(
  { name, url }: Launched,
  { method, path, headers, body }: Prepared,
): Promise<WholeAnswer> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { 'accept-encoding': 'identity', ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  if (response.status !== 200 || text.includes('"errors":'))
    throw new Error(`${name} answered ${response.status}: ${wrongIn(text)}`)
  return { headers: Object.fromEntries(response.headers), body: text }
}

/** The errors of an answer, or its beginning where it is none. */
export function wrongIn(text: string): string {
  return text.slice(Math.max(0, text.indexOf('"errors":'))).slice(0, 2_000)
}

/** The data of an answer. */
export async function dataOf<Data>(contender: Launched, question: Question): Promise<Data> {
  const { body } = await answerTo(contender, posted(question))
  return (JSON.parse(body) as { readonly data: Data }).data
}

/** Returns the data of an answer without ids: these name the edition, and every process opens its own. */
function saidIn(body = ''): unknown {
  const withoutId = (key: string, value: unknown) => (key === 'id' ? undefined : value)
  return (JSON.parse(body, withoutId) as { readonly data: unknown }).data
}

/**
 * Has every contender answer every question.
 *
 * @returns how many bytes the first one's answers have, in the order of the questions
 * @throws Error where two answers do not say the same
 */
export async function answeringAlike(
  contenders: readonly Launched[],
  questions: readonly Question[],
): Promise<readonly number[]> {
  const sizes: number[] = []
  for (const question of questions) {
    const [first, ...rest] = await Promise.all(contenders.map((one) => answerTo(one, posted(question))))
    const wanted = saidIn(first?.body)
    for (const [i, { body }] of rest.entries()) {
      if (!isDeepStrictEqual(saidIn(body), wanted)) {
        throw new Error(
          `${contenders[i + 1]?.name} answers otherwise than ${contenders[0]?.name} to ${JSON.stringify(question)}`,
        )
      }
    }
    sizes.push(Buffer.byteLength(first?.body ?? ''))
  }
  return sizes
}
