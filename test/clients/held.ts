import { isDeepStrictEqual } from 'node:util'

const MOST = 10

/** Where what a cache holds is not what the server told: the places of the values, a few of them. */
export function wrongValues(told: unknown, held: unknown, at = ''): readonly string[] {
  if (isDeepStrictEqual(told, held)) return []
  const both = [told, held]
  if (!both.every((value) => typeof value === 'object' && value !== null))
    return [`${at} is ${JSON.stringify(told)} and held as ${JSON.stringify(held)}`]
  const keys = new Set(both.flatMap((value) => Object.keys(value as object)))
  return [...keys]
    .flatMap((key) =>
      wrongValues(
        (told as Readonly<Record<string, unknown>>)[key],
        (held as Readonly<Record<string, unknown>>)[key],
        `${at}.${key}`,
      ),
    )
    .slice(0, MOST)
}

/** A `fetch` that keeps the bytes of the answer that came last. */
export class KeptFetch {
  #last = ''

  /** The data of the answer that came last, as the server wrote it. */
  get data(): unknown {
    const { data, errors } = JSON.parse(this.#last) as { readonly data?: unknown; readonly errors?: unknown }
    if (errors !== undefined) throw new Error(`the server told errors: ${JSON.stringify(errors)}`)
    return data
  }

  readonly fetch: typeof fetch = async (input, init) => {
    // Client and server share one thread here: while it was busy, the server may have let go of a connection.
    const response = await fetch(input, init).catch(() => fetch(input, init))
    this.#last = await response.clone().text()
    return response
  }
}
