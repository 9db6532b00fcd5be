import { addressBelow } from '../http/address'
import { httpProblem } from '../http/httpProblem'
import type { FeedValue } from '../pages/feedValues'
import type { PageAsked } from '../pages/fetchPages'
import { withParameter } from './pageParameter'
import type { RestQuestion } from './rest.config'

/** Makes the first page of a request as it is written. */
export function askedBy(baseUrl: string, { path, query, body }: RestQuestion): PageAsked {
  return { url: addressBelow(baseUrl, path, query), ...(body === undefined ? {} : { body }) }
}

export interface BatchAsked {
  readonly source: string
  readonly baseUrl: string
  readonly question: RestQuestion
  /** The place that takes the values: `body.ids`, `query.ids`, `path.id`. */
  readonly into: string
  readonly values: readonly FeedValue[]
  /** Number of the batch, from 1. */
  readonly batch: number
}

/**
 * Makes the first page of a request with a batch of values.
 *
 * @throws Problem NOT_A_VALUE
 */
export function askedWith(batch: BatchAsked): PageAsked {
  const { baseUrl, question, into, values } = batch
  const dot = into.indexOf('.')
  const name = into.slice(dot + 1)
  switch (into.slice(0, dot)) {
    case 'query': {
      const { url, ...sent } = askedBy(baseUrl, question)
      return labelled({ ...withParameter({ url }, name, values.join(',')), ...sent }, batch.batch)
    }
    case 'body': {
      const { url } = askedBy(baseUrl, question)
      return labelled(withParameter({ url, body: question.body ?? {} }, name, values), batch.batch)
    }
    default: {
      const path = question.path.replaceAll(`{${name}}`, pathPartOf(batch))
      return labelled(askedBy(baseUrl, { ...question, path }), batch.batch)
    }
  }
}

function pathPartOf({ source, baseUrl, into, values: [value = ''] }: BatchAsked): string {
  const part = encodeURIComponent(value)
  if (!/^\.{1,2}$/.test(part)) return part
  const came = `would be asked for "${part}" as its ${into}`
  throw httpProblem('NOT_A_VALUE', source, new URL(baseUrl), came, 'an id; check `each.of.value`')
}

/** Tells batches apart by the fragment, where the body alone has the values. */
function labelled(asked: PageAsked, batch: number): PageAsked {
  if (asked.body === undefined) return asked
  const url = new URL(asked.url)
  url.hash = `batch=${batch}`
  return { ...asked, url }
}
