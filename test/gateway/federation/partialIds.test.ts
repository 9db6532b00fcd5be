import { identify } from '../../../schema/facts/figures/identity'
import { markPartialIds } from '../../../gateway/federation/partialIds'

const id = (type: 'Cluster' | 'Milestone' | 'Portfolio', code: string) =>
  identify({ type, thing: [code], state: '1' })

const [PORTFOLIO, ALPHA, BETA] = [id('Portfolio', ''), id('Cluster', 'alpha'), id('Cluster', 'beta')]
const question = { query: '{ … }', operationName: undefined, variables: {} }

const answer = () => ({
  portfolio: {
    id: PORTFOLIO,
    edition: { id: '1.abcdefghijkl' },
    clusters: [
      { id: ALPHA, name: 'Alpha', cost: { id: id('Milestone', 'a') } },
      { name: 'Beta', called: BETA, cost: null },
    ],
  },
})

const DOWN = {
  message: 'beta cannot be reached',
  path: ['portfolio', 'clusters', 1, 'cost'],
  extensions: {
    code: 'MEMBER_UNREACHABLE',
    paths: [
      ['portfolio', 'clusters', 1, 'cost'],
      ['portfolio', 'clusters', 1, 'plan'],
    ],
  },
}

describe('the ids of a partial answer', () => {
  const marked = (errors: Parameters<typeof markPartialIds>[1], asked = question) => {
    const data = answer()
    markPartialIds(data, errors, asked)
    return data.portfolio
  }

  it('are others on the way to what is missing, whatever they are called, and the same elsewhere', () => {
    const { id: whole, edition, clusters } = marked([DOWN])
    expect(whole).toMatch(new RegExp(`^${PORTFOLIO}~[\\w-]{12}$`))
    expect(clusters[1]).toEqual({
      name: 'Beta',
      called: expect.stringMatching(`^${BETA}~[\\w-]{12}$`) as unknown,
      cost: null,
    })
    expect({ edition, alpha: clusters[0] }).toEqual({
      edition: answer().portfolio.edition,
      alpha: answer().portfolio.clusters[0],
    })
  })

  it('are the same for the same question with the same places missing, and others otherwise', () => {
    const places = (...paths: readonly (readonly (string | number)[])[]) => [
      { ...DOWN, extensions: { code: 'MEMBER_TIMED_OUT', paths } },
    ]
    const [one, other] = DOWN.extensions.paths as [(string | number)[], (string | number)[]]
    const ids = [
      marked([DOWN]),
      marked(places(other, one)),
      marked(places(one)),
      marked([DOWN], { ...question, query: '{ … … }' }),
      marked([DOWN], { ...question, variables: { first: 1 } as Record<string, unknown> }),
    ].map((portfolio) => portfolio.id)
    expect(ids[0]).toBe(ids[1])
    expect(new Set(ids).size).toBe(4)
  })

  it('are those of the whole where an error is the question’s own', () => {
    for (const code of ['UNKNOWN_MEASURE', 'BAD_PAGE_SIZE', 'BAD_USER_INPUT'])
      expect(marked([{ ...DOWN, extensions: { ...DOWN.extensions, code } }])).toEqual(answer().portfolio)
  })

  it('are others for an error of no known code too, by its path alone', () => {
    expect(marked([{ message: 'broken', path: ['portfolio', 'concerns'] }]).id).toContain('~')
  })
})
