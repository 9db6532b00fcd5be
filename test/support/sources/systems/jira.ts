import { json, type Handler } from '../server'
import { basic, knowing, SECRET } from './knowing'
import { pageFrom, PAGE, PLAN, type Planned } from './plan'

const issue = ({ number, name, finish, instant }: Planned) => ({
  id: String(10_000 + number),
  key: `ALP-${number}`,
  fields: {
    summary: name,
    duedate: finish ?? null,
    customfield_10021: instant?.replace('Z', '.000+0000') ?? null,
  },
})

/** Jira Cloud: `GET /rest/api/3/search/jql`; without `fields`, an issue is its id, as its reference says. */
export const jiraCloud: Handler = knowing(
  'authorization',
  basic('reporting@alpha.example'),
  ({ pathname, searchParams }, response) => {
    if (pathname === '/rest/api/3/search') {
      response.writeHead(410, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ errorMessages: ['The requested API has been removed.'] }))
      return
    }
    const { rows, next } = pageFrom(Number(searchParams.get('nextPageToken') ?? 0), issue)
    const issues = searchParams.has('fields') ? rows : rows.map(({ id }) => ({ id }))
    json(response, {
      issues,
      isLast: next === undefined,
      ...(next === undefined ? {} : { nextPageToken: String(next) }),
    })
  },
)

/** Jira Data Center: `GET /rest/api/2/search`, which gives no more on a page than its administrator allows. */
export const jiraDataCenter: Handler = knowing(
  'authorization',
  `Bearer ${SECRET}`,
  ({ searchParams }, response) => {
    const startAt = Number(searchParams.get('startAt') ?? 0)
    json(response, {
      startAt,
      maxResults: PAGE,
      total: PLAN.length,
      issues: pageFrom(startAt, issue).rows,
    })
  },
)
