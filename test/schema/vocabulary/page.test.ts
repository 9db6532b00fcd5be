import type { Page } from '../../../schema/vocabulary/page'
import { page } from '../../../schema/vocabulary/page'

const letters = ['a', 'b', 'c', 'd', 'e']
const itself = (letter: string) => letter

describe('a page', () => {
  it('leads through the whole list, each item once', () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { nodes, pageInfo, total }: Page<string> = page(letters, itself, { first: 2, after })
      expect(total).toBe(5)
      seen.push(...nodes)
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual(letters)
  })

  it('stays where it was when items are added before it', () => {
    const { pageInfo } = page(letters, itself, { first: 2 })
    const grown = ['A', ...letters]
    expect(page(grown, itself, { first: 2, after: pageInfo.endCursor }).nodes).toEqual(['c', 'd'])
  })

  it('of an empty list is empty and the last', () => {
    expect(page([], itself, {})).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      total: 0,
    })
  })

  it.each([0, -1, 1001])('refuses a size of %i', (first) => {
    expect(() => page(letters, itself, { first })).toThrow(`first: ${first} is not a page size (1 to 1000)`)
  })

  it('refuses a cursor that it did not issue', () => {
    expect(() => page(letters, itself, { after: 'nonsense' })).toThrow(
      'after: "nonsense" was not issued by this list',
    )
  })
})
