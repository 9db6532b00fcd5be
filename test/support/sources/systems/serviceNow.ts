import { json, type Handler } from '../server'
import { basic, knowing } from './knowing'
import { pageAt, pageFrom, PLAN, type Planned } from './plan'

const both = (value: string, shown = value) => ({ value, display_value: shown })

/** The columns of a record, each a text or a pair of texts. */
type Row = Readonly<Record<string, unknown>>

/** With `sysparm_display_value=all`: `value` is in UTC and says not so, `display_value` as the account has its dates. */
const project = ({ number, name, finish, instant }: Planned): Row => ({
  number: both(`PRJ00${number}`),
  short_description: both(name),
  end_date: both(
    instant?.replace('T', ' ').replace('Z', '') ?? '',
    finish === undefined ? '' : `${finish} 00:00:00`,
  ),
})

/** Without `sysparm_display_value`, each column is its `value` alone. */
const stored = ({ number, name, instant }: Planned): Row => ({
  number: `PRJ00${number}`,
  short_description: name,
  end_date: instant?.replace('T', ' ').replace('Z', '') ?? '',
})

/** ServiceNow, Table API: a header `Link` and a header with the count. */
export const serviceNow: Handler = knowing('authorization', basic('alpha.reader'), (url, response) => {
  const { searchParams } = url
  const written = searchParams.get('sysparm_display_value') === 'all' ? project : stored
  const { rows, next } = pageFrom(Number(searchParams.get('sysparm_offset') ?? 0), written)
  const link = (to: number, rel: string) => `<${pageAt(url, 'sysparm_offset', to).href}>;rel="${rel}"`
  const links = [link(0, 'first'), ...(next === undefined ? [] : [link(next, 'next')])]
  json(response, { result: rows }, { 'x-total-count': String(PLAN.length), link: links.join() })
})
