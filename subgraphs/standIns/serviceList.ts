import { readdirSync } from 'node:fs'
import path from 'node:path'

import { returnRows } from './returnRows'
import type { Answering } from './serveStandIn'

/** Entries on a page; the rest follow by `@odata.nextLink`. */
const PAGE = 50

/** One financial year, and months of it where they are given. */
const FILTER = /^FinancialYear eq '([^']+)'(?: and Period ge '([^']+)' and Period le '([^']+)')?$/

/**
 * Stands in for a cluster's OData v4 list `ServiceMeasures`: an entry for each row of its returns
 * `service-YEAR.csv`. Knows `$select`, `$filter` by one financial year and months of it, `$orderby=ID` and `$count`, and no more.
 */
export function serviceList(returnsFolder: string): Answering {
  return (url) => {
    if (url.pathname !== '/ServiceMeasures') return undefined
    const [, year, from = '', to = '~'] = FILTER.exec(url.searchParams.get('$filter') ?? '') ?? []
    const asked = entriesIn(returnsFolder).filter(
      ({ FinancialYear, Period }) =>
        year === undefined || (FinancialYear === year && from <= String(Period) && String(Period) <= to),
    )
    const skipped = Number(url.searchParams.get('$skiptoken') ?? 0)
    const names = url.searchParams.get('$select')?.split(',')
    return {
      '@odata.context':
        names === undefined ? '$metadata#ServiceMeasures' : `$metadata#ServiceMeasures(${names.join(',')})`,
      ...(url.searchParams.get('$count') === 'true' ? { '@odata.count': asked.length } : {}),
      value: asked.slice(skipped, skipped + PAGE).map((entry) => selected(entry, names)),
      ...(skipped + PAGE < asked.length ? { '@odata.nextLink': nextLink(url, skipped + PAGE) } : {}),
    }
  }
}

type Entry = Readonly<Record<string, string | number | null>>

function entriesIn(folder: string): readonly Entry[] {
  const years = readdirSync(folder).flatMap((name) => /^service-(\d{4}-\d{2})\.csv$/.exec(name)?.[1] ?? [])
  return years
    .sort()
    .flatMap((year) => returnRows(path.join(folder, `service-${year}.csv`)).map((row) => ({ year, row })))
    .map(({ year, row }, at) => ({
      ID: at + 1,
      FinancialYear: year,
      // Text as in the list itself, where words may stand in the place of a number.
      ...Object.fromEntries(Object.entries(row).map(([name, text]) => [propertyOf(name), text || null])),
    }))
}

/** `Definition version` → `DefinitionVersion`. */
function propertyOf(heading: string): string {
  return heading.replace(/ (\w)/g, (_whole, letter: string) => letter.toUpperCase())
}

function selected(entry: Entry, names: readonly string[] | undefined): Entry {
  return names === undefined ? entry : Object.fromEntries(names.map((name) => [name, entry[name] ?? null]))
}

function nextLink(url: URL, skip: number): string {
  const next = new URL(url)
  next.searchParams.set('$skiptoken', String(skip))
  return `ServiceMeasures${next.search}`
}
