import { isObject } from '../../../base/json/isObject'
import type { JsonBody, PageAsked } from '../pages/fetchPages'

/** What a page is asked with under a name, as text; nothing where there is nothing. */
export function parameterIn({ url, body }: PageAsked, name: string): string | undefined {
  if (body === undefined) return url.searchParams.get(name) ?? undefined
  let value: unknown = body
  for (const part of name.split('.')) value = isObject(value) ? value[part] : undefined
  return value === undefined ? undefined : String(value)
}

/** The same asked with another value under a name: in the query, or where a body is sent, in that. */
export function withParameter({ url, body }: PageAsked, name: string, value: unknown): PageAsked {
  if (body !== undefined) return { url, body: withValue(body, name.split('.'), value) }
  const address = new URL(url)
  address.searchParams.set(name, String(value))
  return { url: address }
}

/** The page that a value under a name leads to. Where the body alone has it, the fragment tells the page apart. */
export function turnedTo(asked: PageAsked, name: string, value: string | number): PageAsked {
  const turned = withParameter(asked, name, value)
  if (turned.body === undefined) return turned
  const url = new URL(turned.url)
  const others = url.hash
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !part.startsWith(`${name}=`))
  url.hash = [...others, `${name}=${encodeURIComponent(value)}`].join('&')
  return { ...turned, url }
}

function withValue(body: JsonBody, [first = '', ...rest]: readonly string[], value: unknown): JsonBody {
  if (rest.length === 0) return { ...body, [first]: value }
  const inner = body[first]
  return { ...body, [first]: withValue(isObject(inner) ? inner : {}, rest, value) }
}
