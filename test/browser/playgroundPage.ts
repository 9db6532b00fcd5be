import { visit } from './visit'
import type { Visit } from './visit'

/** What a person sees and does in the Playground, on any server that serves it. */
export interface PlaygroundPage extends Visit {
  /** Titles of the tabs, in order. */
  tabs(): Promise<readonly string[]>
  openTab(title: string): Promise<void>
  /** Presses the run button and waits until the answer shows. */
  run(): Promise<unknown>
  /** The visible text of the answer. */
  answer(): Promise<string>
  /** The visible text of the query. */
  query(): Promise<string>
}

/** Opens `/playground` of the server at the base URL, and waits until it can be used. */
export async function openPlayground(
  baseUrl: string,
  colorScheme?: 'light' | 'dark',
): Promise<PlaygroundPage> {
  const visited = await visit(new URL('/playground', baseUrl).href, colorScheme)
  const { page } = visited
  const text = async (selector: string) => {
    // Monaco writes every space as a non-breaking one.
    return (await page.locator(`${selector} .view-lines`).innerText()).replaceAll('\u00a0', ' ')
  }
  await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  return {
    ...visited,
    tabs: () => page.locator('.graphiql-tab-button').allInnerTexts(),
    async openTab(title) {
      await page.locator('.graphiql-tab-button', { hasText: title }).click()
      await page.locator('.graphiql-query-editor', { hasText: title }).waitFor()
      // GraphiQL takes a tenth of a second, by the page's clock, to notice which operation it now holds.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
    },
    async run() {
      const answered = page.waitForResponse(
        (response) =>
          response.url() === new URL('/graphql', baseUrl).href &&
          !isIntrospection(response.request().postData()),
      )
      await page.locator('.graphiql-execute-button').click()
      const answer: unknown = await (await answered).json()
      await page.locator('.graphiql-response .view-line', { hasText: '{' }).first().waitFor()
      return answer
    },
    answer: () => text('.graphiql-response'),
    query: () => text('.graphiql-query-editor'),
  }
}

function isIntrospection(body: string | null): boolean {
  return body?.includes('__schema') ?? false
}
