import type { MoreSignal } from './moreSignals'

/** The outcome of one walk through the pages of a request. */
export interface Walked {
  readonly records: number
  readonly pages: number
  /** Records in the last page. */
  readonly last: number
  /** The number of records by the count that the configuration names. */
  readonly stated?: number
  /** The most records that were asked for. */
  readonly top?: number
  /** True where turning ends at an empty page. */
  readonly endsWhenEmpty: boolean
}

/**
 * Returns the signals, of the last page, of records that the walk did not bring.
 *
 * The end is settled by a flag that says so, or by a total that has come: some sources give a next link with every
 * page, CKAN even with an empty one. After the empty page at which turning ends, a next link leads nowhere either.
 */
export function signalsLeft(signals: readonly MoreSignal[], walked: Walked): readonly MoreSignal[] {
  const { records, pages, last, stated, top, endsWhenEmpty } = walked
  if (top !== undefined && records >= top) return []
  const isEnd =
    stated === records ||
    (endsWhenEmpty && last === 0) ||
    signals.some(
      (one) => one.tells === 'NO_MORE' || (one.tells === 'COUNT' && one.isTotal && one.count === records),
    )
  return signals.filter((one) => {
    switch (one.tells) {
      case 'NO_MORE':
        return false
      case 'MORE':
        return true
      case 'COUNT':
        return one.count > records
      case 'PAGES':
        return !isEnd && one.count > pages
      default:
        return !isEnd
    }
  })
}

/** Names at most three signals as the source wrote them. */
export function signalsText(signals: readonly MoreSignal[]): string {
  return signals
    .slice(0, 3)
    .map(({ written }) => written)
    .join(', ')
}

/** Says in YAML which paging style would follow the signals. */
export function fittingPaging(signals: readonly MoreSignal[]): string {
  const found = (tells: MoreSignal['tells']): MoreSignal | undefined =>
    signals.find((one) => one.tells === tells)
  const count = found('COUNT')
  const total =
    count === undefined ? '' : `, total: ${count.path === undefined ? headerOf(count) : yaml(count.path)}`
  const link = found('NEXT_LINK')
  if (link !== undefined)
    return style(link.path === undefined ? 'link-header' : `next-link, next: ${yaml(link.path)}`, total)
  const token = found('NEXT_TOKEN')?.path ?? cursorBeside(found('MORE')?.path)
  if (token !== undefined)
    return `${style(`token, next: ${yaml(token)}, parameter: …`, total)} with the parameter that takes it`
  if (found('NEXT_PAGE') !== undefined || found('PAGES') !== undefined) return style('page', total)
  if (count !== undefined) return `${style('offset, limit: …', total)} or \`style: page\``
  return 'set the `paging` style that the documentation of the source describes'
}

function style(written: string, total: string): string {
  return `follow them with \`paging: { style: ${written}${total} }\``
}

/** In GraphQL connections as Relay has them the cursor stands beside the flag. */
function cursorBeside(path: string | undefined): string | undefined {
  return path?.endsWith('hasNextPage') === true ? path.replace(/hasNextPage$/, 'endCursor') : undefined
}

function headerOf({ written }: MoreSignal): string {
  return `{ header: ${/^header ([\w-]+)/.exec(written)?.[1] ?? ''} }`
}

/** A path as YAML takes it inside braces. */
function yaml(path: string): string {
  return /^[\w.-]+$/.test(path) ? path : `'${path.replaceAll("'", "''")}'`
}
