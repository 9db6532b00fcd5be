import { PersistedQueries } from '../../../../gateway/http/answers/persistedQueries'

describe('persisted queries', () => {
  it('are found by their hash, and asked for where they are not', () => {
    const persisted = new PersistedQueries()
    persisted.register('h', '{ a }')
    expect(persisted.get('h')).toBe('{ a }')
    expect(() => persisted.get('other')).toThrow(
      expect.objectContaining({
        status: 200,
        code: 'PERSISTED_QUERY_NOT_FOUND',
        message: 'PersistedQueryNotFound',
      }) as Error,
    )
  })

  it('stay within their room, the least used going first', () => {
    const persisted = new PersistedQueries()
    const text = (n: number) => `${n}`.padEnd(1024 * 1024)
    for (let n = 0; n < 3; n += 1) persisted.register(`h${n}`, text(n))
    persisted.get('h0')
    for (let n = 3; n < 5; n += 1) persisted.register(`h${n}`, text(n))
    expect(persisted.get('h0')).toBe(text(0))
    expect(() => persisted.get('h1')).toThrow('PersistedQueryNotFound')
  })
})
