import { json, type Handler } from '../server'
import { basic, issuing, knowing } from './knowing'
import { pageAt, pageFrom, type Planned } from './plan'

const item = ({ number, name, instant }: Planned) => ({
  Id: number,
  Key: `M${number}`,
  Title: name,
  Finish: instant ?? null,
})

/** A list of SharePoint Online by Microsoft Graph: `GET …/lists/NAME/items?$expand=fields`. */
export const graphList: Handler = issuing((url, response) => {
  const { searchParams } = url
  const isExpanded = searchParams.get('$expand') === 'fields'
  const { rows, next } = pageFrom(Number(searchParams.get('$skiptoken') ?? 0), (one) => {
    const { Finish, ...fields } = item(one)
    // A field without a value is left out.
    const written = { ...fields, ...(Finish === null ? {} : { Finish }) }
    return { id: String(one.number), ...(isExpanded ? { fields: written } : {}) }
  })
  json(response, {
    value: rows,
    ...(next === undefined ? {} : { '@odata.nextLink': pageAt(url, '$skiptoken', next).href }),
  })
})

/** A list of SharePoint Server: OData 3, which gives no count whatever is asked. */
export const sharePointServer: Handler = knowing('authorization', basic('alpha-reader'), (url, response) => {
  const { origin, searchParams } = url
  const { rows, next } = pageFrom(Number(searchParams.get('$skiptoken') ?? 0), item)
  json(
    response,
    {
      'odata.metadata': `${origin}/_api/$metadata`,
      value: rows,
      ...(next === undefined ? {} : { 'odata.nextLink': pageAt(url, '$skiptoken', next).href }),
    },
    { 'content-type': 'application/json;odata=minimalmetadata;charset=utf-8', dataserviceversion: '3.0' },
  )
})
