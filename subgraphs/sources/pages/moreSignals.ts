import { scalarText } from '../../../base/json/leaves'
import { pathPart } from '../../../base/json/path'
import { isList, isObject, JsonNumber, type JsonObject, type JsonValue } from '../../../base/json/value'
import { shownAddress } from '../http/shownAddress'
import { wholeNumber } from '../json/answer'
import { shownText } from '../json/shownText'

/** A sign in an answer of records beyond those in it. */
export type MoreSignal = {
  /** As the source wrote it: `"isLast": false`. */
  readonly written: string
  /** The path to it in the body; a header has none. */
  readonly path?: string
} & (
  | { readonly tells: 'NEXT_LINK' | 'NEXT_TOKEN' | 'NEXT_PAGE' | 'MORE' | 'NO_MORE' }
  | {
      readonly tells: 'COUNT'
      readonly count: number
      /** True of a name that can mean all records only, and not those of the page. */
      readonly isTotal: boolean
    }
  | { readonly tells: 'PAGES'; readonly count: number }
)

const DEEPEST = 3
const LONGEST = 100

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Names in lower case without signs, after the last full stop: `@odata.nextLink` is `nextlink`. */
const NEXT = words(`
  next nextlink nexturl nexturi nexthref nextpage nextpageurl nextpageuri nextpagelink nextpagetoken nexttoken
  nextcursor nextpagecursor nextbyoffset nextrecordsurl nextrecordurl nextpagestart nextstart nextoffset nextmarker
  nextbatch nextkey nextid nextsync nextstartingafter nextcontinuationtoken continuationtoken continuation cursor
  nextscrollid resumptiontoken`)
/** True says that there is more, and false that there is not. */
const MORE = words(`
  more hasmore hasnext hasnextpage hasmorepages hasmoreitems hasmoreresults hasmorerecords hasmoredata ismore
  moreresults moreitems morerecords moreavailable morepages morepagesavailable moredata truncated istruncated
  exceededtransferlimit`)
/** True says that not all was found; false says nothing of pages. */
const INCOMPLETE = words('incompleteresults')
/** False says that there is more, and true that there is not. */
const LAST = words('islast islastpage lastpage last endofrecords endofresults endoflist nomore nomoreresults')
const TOTALS = words(`
  total totalcount totalrowcount totalrows totalsize totalitems totalitemcount totalresults totalresultcount
  totalrecords totalrecordcount totalelements totalhits totalentries totalmatches totalfeatures numfound numbermatched matchcount recordsfiltered allcount countall fullcount`)
/** Of all records with some sources, of those in the page with others. */
const COUNTS = words('count itemcount itemscount rowcount recordcount resultcount numresults')
const PAGES = words('totalpages totalpagecount pagecount pagescount numpages numberofpages pages lastpage')
/** Objects beside the list in which sources tell of pages. */
const CONTAINERS = words(`
  link links paging pagination paginator pager page pageinfo paginginfo paginationinfo pagingmetadata meta metadata
  metainfo responsemetadata searchmetadata resultset resultsetmetadata queryinfo cursor cursors info listinfo
  responseinfo properties`)
const INNER = ['href', 'url', 'uri', 'link', 'path', 'token', 'cursor', 'after', 'offset', 'start', 'page']
const ADDRESS = /^(?:https?:\/\/|[/?])|[?&][^=&]+=/i

/**
 * Finds the signals of further pages in an answer: beside the list of items, on every level from the root down
 * to the list, and in well known objects there.
 *
 * @param pointer JSON pointer to the list
 */
export function moreSignals(json: JsonValue, pointer: string): readonly MoreSignal[] {
  const signals: MoreSignal[] = []
  let level: JsonValue | undefined = json
  let path = ''
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (level !== undefined && isObject(level)) {
      signals.push(...inObject(level, path, 0, name))
      path = joined(path, name)
      level = level.get(name)
    } else if (level !== undefined && isList(level)) {
      path = `${path}[${name}]`
      level = level[Number(name)]
    }
  }
  return signals
}

/** @param list the name that leads on to the list, whose value is looked at as a level of its own */
function inObject(object: JsonObject, path: string, depth: number, list?: string): readonly MoreSignal[] {
  return [...object].flatMap(([name, value]) => {
    if (name === list) return []
    const at = joined(path, name)
    const plain = plainName(name)
    return [...ofMember(plain, name, value, at), ...inContainer(plain, value, at, depth)]
  })
}

function inContainer(plain: string, value: JsonValue, path: string, depth: number): readonly MoreSignal[] {
  if (depth >= DEEPEST || !CONTAINERS.has(plain)) return []
  if (isObject(value)) return inObject(value, path, depth + 1)
  return isList(value) ? inLinks(value, path) : []
}

/** Links as a list, each with its relation: Oracle REST, FHIR, Siren. */
function inLinks(list: readonly JsonValue[], path: string): readonly MoreSignal[] {
  return list.flatMap((link) => {
    if (!isObject(link)) return []
    const relation = ['rel', 'relation'].find((name) => isNextRelation(link.get(name)))
    if (relation === undefined) return []
    const named = isList(link.get(relation) ?? null) ? path : `${path}[${relation}="next"]`
    return ofNext('next', link, named)
  })
}

function isNextRelation(value: JsonValue | undefined): boolean {
  return value === 'next' || (value !== undefined && isList(value) && value.includes('next'))
}

function ofMember(plain: string, name: string, value: JsonValue, path: string): readonly MoreSignal[] {
  const flag = flagOf(value)
  const written = writtenAs(name, value, path)
  if (flag !== undefined) {
    if (flag && (plain === 'next' || INCOMPLETE.has(plain))) return [{ tells: 'MORE', written, path }]
    if (MORE.has(plain)) return [{ tells: flag ? 'MORE' : 'NO_MORE', written, path }]
    return LAST.has(plain) ? [{ tells: flag ? 'NO_MORE' : 'MORE', written, path }] : []
  }
  const count = wholeNumber(isObject(value) ? value.get('value') : value)
  if (count !== undefined) {
    if (PAGES.has(plain)) return [{ tells: 'PAGES', count, written, path }]
    const isTotal = TOTALS.has(plain)
    if (isTotal || COUNTS.has(plain)) return [{ tells: 'COUNT', count, isTotal, written, path }]
  }
  // A number there is where the page begins, a text the token of the next (Airtable).
  const isOffsetToken = plain === 'offset' && typeof value === 'string' && count === undefined
  return NEXT.has(plain) || isOffsetToken ? ofNext(name, value, path) : []
}

function ofNext(name: string, value: JsonValue, path: string): readonly MoreSignal[] {
  if (isObject(value)) {
    const inner = INNER.find((one) => isToken(value.get(one)))
    return inner === undefined ? [] : ofNext(inner, value.get(inner) ?? null, joined(path, inner))
  }
  if (!isToken(value)) return []
  const isAddress = typeof value === 'string' && (ADDRESS.test(value) || /link|url|uri|href$/i.test(name))
  return [{ tells: isAddress ? 'NEXT_LINK' : 'NEXT_TOKEN', written: writtenAs(name, value, path), path }]
}

function isToken(value: JsonValue | undefined): boolean {
  if (value instanceof JsonNumber) return Number(value.text) > 0
  // A text with spaces is no token and no address: "next": "Gateway 3 review".
  return typeof value === 'string' && /^\s*\S+\s*$/.test(value)
}

function flagOf(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' && /^(true|false)$/i.test(value)
    ? value.toLowerCase() === 'true'
    : undefined
}

function writtenAs(name: string, value: JsonValue, path: string): string {
  const scalar = isObject(value) ? (value.get('value') ?? null) : value
  const text = isList(scalar) || isObject(scalar) ? '' : scalarText(scalar)
  const shown = shownText(withoutSecrets(text), LONGEST)
  const written = `${JSON.stringify(name)}: ${typeof scalar === 'string' ? JSON.stringify(shown) : shown}`
  return path === name || path === pathPart(name) ? written : `${written} at ${path}`
}

/** The address of a next page may repeat the key with which the page was asked for. */
function withoutSecrets(text: string): string {
  if (!ADDRESS.test(text)) return text
  if (/^https?:/i.test(text)) return URL.canParse(text) ? shownAddress(new URL(text)) : text
  const base = 'http://source'
  if (!URL.canParse(text, base)) return text
  const shown = shownAddress(new URL(text, base)).slice(base.length)
  return text.startsWith('/') ? shown : shown.slice(1)
}

function plainName(name: string): string {
  return name
    .slice(name.lastIndexOf('.') + 1)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

function joined(path: string, name: string): string {
  const part = pathPart(name)
  return path === '' || part.startsWith('[') ? `${path}${part}` : `${path}.${part}`
}
