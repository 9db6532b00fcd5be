import { refused } from '../refused'

export interface XmlHandlers {
  /** Names are without their prefix: `c`, `table-cell`. Attributes keep theirs. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TAG = /^([^\s/>=]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)$/
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * Walks through an XML part. No document type is accepted, so there are no entities to expand and nothing
 * outside to fetch.
 *
 * @throws Problem BAD_WORKBOOK where it is not well formed, or breaks off
 */
export function walkXml(xml: string, part: string, handlers: XmlHandlers): void {
  const open: string[] = []
  const broken = (what: string): Error =>
    refused('BAD_WORKBOOK', `has a damaged part, ${part}: ${what}`, 'the workbook, saved again')
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < xml.length) {
    const tagAt = xml.indexOf('<', at)
    const textEnd = tagAt === -1 ? xml.length : tagAt
    if (textEnd > at && open.length > 0) handlers.text(decoded(xml.slice(at, textEnd)))
    if (tagAt === -1) break
    if (xml.startsWith('<!--', tagAt)) {
      at = after(xml, '-->', tagAt + 4, broken)
    } else if (xml.startsWith('<![CDATA[', tagAt)) {
      at = after(xml, ']]>', tagAt + 9, broken)
      handlers.text(xml.slice(tagAt + 9, at - 3))
    } else if (xml.startsWith('<?', tagAt)) {
      at = after(xml, '?>', tagAt + 2, broken)
    } else if (xml.startsWith('<!', tagAt)) {
      throw broken('it declares a document type, which no workbook needs')
    } else if (xml.startsWith('</', tagAt)) {
      at = after(xml, '>', tagAt + 2, broken)
      const name = xml.slice(tagAt + 2, at - 1).trimEnd()
      if (open.pop() !== name) throw broken(`</${name}> closes what was not opened`)
      handlers.close(local(name))
    } else {
      at = tagEnd(xml, tagAt + 1, broken)
      const [, name, attributes, empty] = TAG.exec(xml.slice(tagAt + 1, at - 1)) ?? []
      if (name === undefined) throw broken('a tag is malformed')
      handlers.open(local(name), attributesOf(attributes ?? ''))
      if (empty === '/') handlers.close(local(name))
      else open.push(name)
    }
  }
  if (open.length > 0) throw broken(`it breaks off inside <${open.at(-1)}>`)
}

function after(xml: string, mark: string, from: number, broken: (what: string) => Error): number {
  const found = xml.indexOf(mark, from)
  if (found === -1) throw broken('it breaks off')
  return found + mark.length
}

/** Where a tag ends; a `>` inside quotation marks does not end it. */
function tagEnd(xml: string, from: number, broken: (what: string) => Error): number {
  let quote = 0
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x22 || code === 0x27) quote = code
    else if (code === 0x3e) return at + 1
  }
  throw broken('it breaks off inside a tag')
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {}
  if (text === '') return attributes
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    if (name !== undefined) attributes[name] = decoded(double ?? single ?? '')
  }
  return attributes
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
