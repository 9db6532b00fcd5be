import { differenceOf } from './difference'

const compare = (one: unknown, other: unknown, inOrder = true) => differenceOf(one, other, { inOrder })

it('finds nothing where answers are the same', () => {
  expect(compare({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBeUndefined()
})

it('gives the first path that differs, and both values', () => {
  expect(compare({ a: [1, { b: null }] }, { a: [1, { b: 0 }] })).toBe('a.1.b: null against 0')
  expect(compare({ a: [1] }, { a: [1, 2] })).toBe('a: {0} against {0,1}')
  expect(compare({ a: [] }, { a: {} })).toBe('a: [] against {}')
})

it('takes another order of keys for a difference unless told otherwise', () => {
  expect(compare({ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } })).toBe('a: {b,c} against {c,b}')
  expect(compare({ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false)).toBeUndefined()
})
