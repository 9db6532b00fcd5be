import { json, withBody, type Handler } from '../server'
import { knowing, SECRET } from './knowing'
import { pageFrom } from './plan'

interface Asked {
  readonly query: string
  readonly variables?: { readonly cursor?: string }
}

/** monday, `items_page` of a board by GraphQL: its errors come with status 200. */
export const monday: Handler = knowing('authorization', SECRET, (_url, response, request) => {
  withBody(request, (text) => {
    const { query, variables } = JSON.parse(text) as Asked
    if (!/limit: (?:[1-4]?\d?\d|500)\b/.test(query)) {
      json(response, { errors: [{ message: 'Limit must be between 1 and 500' }], data: null })
      return
    }
    const { rows, next } = pageFrom(Number(variables?.cursor ?? 0), ({ number, name, finish }) => ({
      id: String(90_000 + number),
      name,
      column_values: [{ id: 'date4', text: finish ?? '' }],
    }))
    json(response, {
      data: { boards: [{ items_page: { cursor: next?.toString() ?? null, items: rows } }] },
    })
  })
})
