import { json, type Handler } from '../server'
import { knowing, SECRET } from './knowing'
import { pageAt, pageFrom } from './plan'

/** The reporting data of Project Online: OData 3, times of the site's own clock without a zone. */
export const projectOnline: Handler = knowing('authorization', `Bearer ${SECRET}`, (url, response) => {
  const { origin, searchParams } = url
  const { rows, next } = pageFrom(
    Number(searchParams.get('$skiptoken') ?? 0),
    ({ number, name, finish }) => ({
      TaskId: `7c1e0000-0000-0000-0000-00000000000${number}`,
      TaskName: name,
      TaskFinishDate: finish === undefined ? null : `${finish}T17:00:00`,
    }),
  )
  json(response, {
    'odata.metadata': `${origin}/_api/ProjectData/$metadata#Tasks`,
    value: rows,
    ...(next === undefined ? {} : { 'odata.nextLink': pageAt(url, '$skiptoken', next).href }),
  })
})
