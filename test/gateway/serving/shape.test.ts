import { buildSchema, parse } from 'graphql'

import { misfitOf } from '../../../gateway/serving/shape'

const schema = buildSchema(`
  interface Named { name: String! }
  type Person implements Named { name: String! age: Int tags: [String!] }
  type Town implements Named { name: String! people: [Person!]! }
  type Query { named: Named towns: [Town!]! }
`)

const question = parse(`
  { named { __typename name ...OfPerson } towns { title: name people { age tags } } }
  fragment OfPerson on Person { age }
`)

const fitting = {
  named: { __typename: 'Person', name: 'Ada', age: 36 },
  towns: [{ title: 'Ely', people: [{ age: null, tags: ['a'] }] }],
}

describe('whether an answer fits its question', () => {
  it('does where it does', () => {
    expect(misfitOf(schema, question, fitting)).toBeUndefined()
  })

  it.each([
    ['the data is not an object', 'Internal Server Error'],
    ['the data is not an object', null],
    ['data.towns is absent', { named: null }],
    ['data.towns is null', { named: null, towns: null }],
    ['data.towns is not a list', { named: null, towns: {} }],
    ['data.towns[0] is not an object', { named: null, towns: ['Ely'] }],
    ['data.towns[0].title is not a String', { named: null, towns: [{ title: 7, people: [] }] }],
    [
      'data.towns[0].people[0].age is not a Int',
      { named: null, towns: [{ title: 'Ely', people: [{ age: 'old', tags: null }] }] },
    ],
    [
      'data.towns[0].people[0].tags[1] is null',
      { named: null, towns: [{ title: 'Ely', people: [{ age: 1, tags: ['a', null] }] }] },
    ],
    ['data.named.age is absent', { named: { __typename: 'Person', name: 'Ada' }, towns: [] }],
    ['data.named is of no known type', { named: { __typename: 'Ghost', name: 'Boo' }, towns: [] }],
  ])('%s', (why, data) => {
    expect(misfitOf(schema, question, data)).toBe(why)
  })

  it('asks of each type only what was asked of it', () => {
    expect(
      misfitOf(schema, question, { ...fitting, named: { __typename: 'Town', name: 'Ely' } }),
    ).toBeUndefined()
  })
})
