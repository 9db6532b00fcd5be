import { json, type Handler } from '../server'
import { basic, knowing } from './knowing'
import { pageAt, pageFrom, PAGE, PLAN, type Planned } from './plan'

/** A milestone has a `date`; any other work package has a `dueDate`. */
const workPackage = ({
  number,
  name,
  finish = null,
}: Omit<Planned, 'finish'> & { finish?: string | null }) => ({
  _type: 'WorkPackage',
  id: number,
  subject: name,
  ...(number % 2 === 0 ? { date: finish } : { startDate: null, dueDate: finish }),
})

/** OpenProject, `GET /api/v3/work_packages`: `offset` is the number of a page, and links are relative. */
export const openProject: Handler = knowing('authorization', basic('apikey'), (url, response) => {
  const page = Number(url.searchParams.get('offset') ?? 1)
  const { rows, next } = pageFrom((page - 1) * PAGE, workPackage)
  const { pathname, search } = pageAt(url, 'offset', page + 1)
  json(response, {
    _type: 'WorkPackageCollection',
    total: PLAN.length,
    count: rows.length,
    pageSize: PAGE,
    offset: page,
    _embedded: { elements: rows },
    _links: next === undefined ? {} : { nextByOffset: { href: `${pathname}${search}` } },
  })
})
