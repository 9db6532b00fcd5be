import { httpProblem } from './httpProblem'

/** `link` as seen from `base`, or nothing where it is no address or leads out of the origin. */
export function linkWithin(origin: string, base: URL, link: string): URL | undefined {
  if (!URL.canParse(link, base.href)) return undefined
  const url = new URL(link, base.href)
  url.hash = ''
  return url.origin === origin && url.username === '' && url.password === '' ? url : undefined
}

/**
 * Resolves a next page that a source gave us and holds it to the source's own origin, so that neither a
 * secret nor a request of ours goes anywhere else. Throws `ADDRESS_REFUSED`.
 */
export function resolveWithin(source: string, origin: string, base: URL, link: string): URL {
  const url = linkWithin(origin, base, link)
  if (url !== undefined) return url
  const right = `only ${origin} is this source; correct \`baseUrl\` if it has moved`
  throw httpProblem('ADDRESS_REFUSED', source, base, `names a next page at ${leadsTo(base, link)}`, right)
}

/** Where a link leads, in words that hold nothing but an origin. */
export function leadsTo(base: URL, link: string): string {
  if (!URL.canParse(link, base.href)) return 'no address'
  const { origin, protocol } = new URL(link, base.href)
  return origin === 'null' ? `a ${protocol} address` : origin
}

/** `path` below the base address, keeping whatever path the base itself has. */
export function addressBelow(
  baseUrl: string,
  path: string,
  query: Readonly<Record<string, string | number | boolean>> = {},
): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url
}
