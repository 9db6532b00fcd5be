import { isObject } from '../../../base/json/isObject'
import type { RestQuestion } from './rest.config'

/** Parameters by which sources take the number of records on a page, in lower case without signs. */
const LIMITS = new Set([
  'limit',
  'perpage',
  'pagesize',
  'pagelimit',
  'maxresults',
  'maxrecords',
  'maxitems',
  'resultsperpage',
  'itemsperpage',
  'top',
  'take',
  'size',
  'rows',
  'first',
  'count',
  'sysparmlimit',
  'resultrecordcount',
])

/** Returns the number of records that a parameter of the query or body asks for; nothing where none does. */
export function pageLimit({ query, body }: RestQuestion): number | undefined {
  const variables = body?.['variables']
  const asked = [query, body ?? {}, isObject(variables) ? variables : {}]
  for (const [name, value] of asked.flatMap((one) => Object.entries<unknown>(one))) {
    const isLimit = LIMITS.has(name.toLowerCase().replace(/[^a-z]/g, ''))
    if (isLimit && /^[1-9]\d{0,8}$/.test(String(value))) return Number(value)
  }
  return undefined
}
