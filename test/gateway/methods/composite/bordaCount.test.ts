import { bordaCount } from '../../../../gateway/methods/composite/bordaCount'

const PROFILE = [
  { voters: 3, order: ['a', 'b', 'c', 'd'] },
  { voters: 5, order: ['a', 'c', 'b', 'd'] },
  { voters: 7, order: ['b', 'd', 'c', 'a'] },
  { voters: 6, order: ['c', 'b', 'd', 'a'] },
]

// OECD/JRC Handbook 2008, Table 25.
test('is as the Handbook has it', () => {
  expect(Object.fromEntries(bordaCount(PROFILE))).toEqual({ a: 24, b: 44, c: 38, d: 20 })
})

test('dropping the last candidate changes the distances between the others', () => {
  const without = PROFILE.map(({ voters, order }) => ({ voters, order: order.filter((id) => id !== 'd') }))
  expect(Object.fromEntries(bordaCount(without))).toEqual({ a: 16, b: 23, c: 24 })
})
