/** The address of `rel="next"` in a `Link` header (RFC 8288), as written; nothing where there is none. */
export function nextLink(header: string | undefined): string | undefined {
  for (const [, address, parameters = ''] of (header ?? '').matchAll(
    /<([^<>]*)>((?:\s*;[^",;<=]+(?:=(?:"[^"]*"|[^",;<]*))?)*)/g,
  )) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s";,]+))/i.exec(parameters)
    if ((relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return address
  }
  return undefined
}
