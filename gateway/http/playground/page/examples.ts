/** A query that the Playground opens on, as the server wrote it into the page. */
export interface Example {
  readonly query: string
}

/** The examples, in the order of their tabs. GraphiQL shows them until a person has tabs of their own. */
export function readExamples(page: Document): Example[] {
  const json = page.getElementById('examples')?.textContent
  if (json === null || json === undefined) throw new Error('The page carries no #examples.')
  return JSON.parse(json) as Example[]
}
