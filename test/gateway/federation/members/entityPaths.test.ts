import { entityPaths } from '../../../../gateway/federation/members/entityPaths'

const alpha = { __typename: 'AlphaCluster', code: 'alpha', edition: '1.x', snapshot: 3 }
const beta = { __typename: 'BetaCluster', code: 'beta', edition: '1.x', snapshot: 1 }

describe('the real paths of an entity', () => {
  it('are found in lists by its key', () => {
    const roots = [{ path: [], data: { portfolio: { clusters: [alpha, beta] } } }]
    expect(entityPaths(roots, ['portfolio', 'clusters', '@'], beta)).toEqual([['portfolio', 'clusters', 1]])
  })

  it('are all of them where it stands more than once', () => {
    const roots = [{ path: [], data: { portfolio: { pairs: [[alpha, beta], [beta]] } } }]
    expect(entityPaths(roots, ['portfolio', 'pairs', '@', '@'], beta)).toEqual([
      ['portfolio', 'pairs', 0, 1],
      ['portfolio', 'pairs', 1, 0],
    ])
  })

  it('tell one edition from another', () => {
    const earlier = { ...alpha, edition: '0.x' }
    const roots = [{ path: [], data: { now: { cluster: alpha }, then: { cluster: earlier } } }]
    expect(entityPaths(roots, ['then', 'cluster'], earlier)).toEqual([['then', 'cluster']])
    expect(entityPaths(roots, ['now', 'cluster'], earlier)).toEqual([['now', 'cluster']])
  })

  it('end before the list where no entity has the key', () => {
    const roots = [
      { path: [], data: { portfolio: { clusters: [{ __typename: 'AlphaCluster', code: 'Alpha' }] } } },
    ]
    expect(entityPaths(roots, ['portfolio', 'clusters', '@'], alpha)).toEqual([['portfolio', 'clusters']])
  })

  it('pass over nulls', () => {
    const roots = [{ path: [], data: { portfolio: { clusters: [null, beta] } } }]
    expect(entityPaths(roots, ['portfolio', 'clusters', '@'], beta)).toEqual([['portfolio', 'clusters', 1]])
  })
})
