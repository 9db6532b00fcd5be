import { json, type Handler } from '../server'
import { PAGE, pageAt, pageFrom, PLAN } from './plan'

/** CKAN, datastore search: a link to a next page stands on the last page too. */
export const ckan: Handler = (url, response) => {
  const offset = Number(url.searchParams.get('offset') ?? 0)
  const { rows } = pageFrom(offset, ({ number, name, finish }) => ({
    _id: number,
    Id: `M${number}`,
    Name: name,
    Finish: finish === undefined ? null : `${finish}T00:00:00`,
  }))
  const pathTo = (to: number) => `${url.pathname}${pageAt(url, 'offset', to).search}`
  const _links = { start: pathTo(0), next: pathTo(offset + PAGE) }
  json(response, { success: true, result: { records: rows, total: PLAN.length, _links } })
}
