import { json, type Handler } from './server'

const RECORDS = [1, 2, 3, 4, 5].map((n) => ({ Id: n, Title: `Milestone ${n}` }))
const PAGE = 2

/** A service of five records, two to a page, in the envelope of its version. */
const paged =
  (
    envelope: (rows: readonly object[], next: string | undefined) => object,
    headers: Readonly<Record<string, string>> = {},
  ): Handler =>
  (url, response) => {
    const from = Number(url.searchParams.get('$skiptoken') ?? 0)
    const next =
      from + PAGE < RECORDS.length ? `${url.origin}${url.pathname}?$skiptoken=${from + PAGE}` : undefined
    json(response, envelope(RECORDS.slice(from, from + PAGE), next), headers)
  }

/** Members that are undefined are left out of JSON. */
export const ODATA_SHAPES = {
  /** SharePoint REST with `odata=minimalmetadata`, and Project Online: OData 3, and no count whatever is asked. */
  sharePoint: paged((value, next) => ({ 'odata.metadata': 'x', value, 'odata.nextLink': next }), {
    'content-type': 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8',
    dataserviceversion: '3.0',
  }),
  /** OData 3 with `$inlinecount`, whose count is text. */
  counted3: paged((value, next) => ({ 'odata.count': '5', value, 'odata.nextLink': next })),
  /** Dynamics 365 Web API. */
  dynamics: paged((value, next) => ({
    '@odata.context': '/$metadata#x',
    '@odata.count': 5,
    value,
    '@odata.nextLink': next,
  })),
  /** SAP Gateway: OData 2. */
  sap: paged((results, next) => ({ d: { results, __count: '5', __next: next } }), {
    dataserviceversion: '2.0',
  }),
  /** A service that gives part of its records and a next link under a name of its own. */
  foreign: paged((value, next) => ({ value, nextPageUrl: next })),
} as const satisfies Readonly<Record<string, Handler>>
