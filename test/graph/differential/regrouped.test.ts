import { buildSchema, parse, print } from 'graphql'

import { regrouped } from './regrouped'

const schema = buildSchema(`
  type Query { one: One }
  interface One { id: ID, name: String }
  type First implements One { id: ID, name: String, next: One }
  type Second implements One { id: ID, name: String }
`)

const short = (text: string) => text.replace(/\s+/g, ' ').trim()

it.each([
  [
    'what is under the same condition',
    '{ one { ... on First { id } name ...F } } fragment F on First { next { id } }',
    '{ one { ... on First { id next { id } } name } }',
  ],
  ['the same field', '{ one { id } two: one { id } one { name } }', '{ one { id name } two: one { id } }'],
  [
    'what stands together once idle conditions are opened',
    '{ one { ... on One { ... on First { id } } name ... on First { next { id } } } }',
    '{ one { ... on First { id next { id } } name } }',
  ],
])('takes together %s', (_what, asked, taken) => {
  expect(short(print(regrouped(schema, parse(asked))))).toBe(taken)
})

it('keeps apart what is under other conditions or directives', () => {
  const asked =
    '{ one { ... on First { id } name ... on Second { id } ... on First @skip(if: false) { name } } }'
  expect(short(print(regrouped(schema, parse(asked))))).toBe(asked)
})
