import { Kind, parse } from 'graphql'

import { fieldsAt, fragmentsOf, responseKeyOf } from '../../../base/graphql/fragments'

function keysIn(text: string, options: Partial<Parameters<typeof fieldsAt>[1]> = {}): readonly string[] {
  const document = parse(text)
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(text)
  return fieldsAt([operation.selectionSet], { fragments: fragmentsOf(document), ...options }).map(
    responseKeyOf,
  )
}

describe('the fields at one level', () => {
  it('come in order, through fragments, each named fragment once', () => {
    const text = '{ a ...F ... on T { b } ...F x: c } fragment F on T { d ...G } fragment G on T { e ...F }'
    expect(keysIn(text)).toEqual(['a', 'd', 'e', 'b', 'x'])
  })

  it('leave out what is not asked and what does not apply, and tell of a fragment that is not there', () => {
    const text = '{ a @skip(if: true) ... on T { b } ... on U { c } ...None }'
    const missing: string[] = []
    const keys = keysIn(text, {
      isAsked: ({ directives }) => directives?.length === 0,
      applies: (condition) => condition !== 'U',
      onMissing: (name) => missing.push(name),
    })
    expect({ keys, missing }).toEqual({ keys: ['b'], missing: ['None'] })
  })
})
