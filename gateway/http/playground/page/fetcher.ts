import type { GraphiQLProps } from 'graphiql'

/**
 * Sends an operation to the gateway that served the page. An answer that is not JSON (a proxy's sign-in
 * page, say) is shown with its status instead of as a complaint about its first character.
 */
export const fetcher: GraphiQLProps['fetcher'] = async (operation, options) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      ...options?.headers,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    },
    body: JSON.stringify(operation),
  })
  const body = await response.text()
  try {
    return JSON.parse(body)
  } catch {
    const message = `The gateway answered ${response.status} ${response.statusText}, and not in JSON: ${body.slice(0, 500)}`
    return { errors: [{ message }] }
  }
}
