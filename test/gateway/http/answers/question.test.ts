import { keyOfQuestion } from '../../../../gateway/http/answers/question'

const query = 'query A($of: X) { a(of: $of) }'

describe('the key of a question', () => {
  it('is the same whatever the order of what is asked with', () => {
    expect(keyOfQuestion({ query, variables: { of: { x: 1, y: [2, { b: 1, a: 2 }] } } })).toBe(
      keyOfQuestion({ variables: { of: { y: [2, { a: 2, b: 1 }], x: 1 } }, query }),
    )
    expect(keyOfQuestion({ query, variables: {} })).toBe(keyOfQuestion({ query }))
  })

  it.each([
    [{ query, variables: { of: 1 } }],
    [{ query, variables: { of: '1' } }],
    [{ query: `${query} `, variables: {} }],
    [{ query, operationName: 'A', variables: {} }],
    [{ query, operationName: '', variables: {} }],
  ])('is another for %j', (question) => {
    expect(keyOfQuestion(question)).not.toBe(keyOfQuestion({ query, variables: {} }))
  })
})
