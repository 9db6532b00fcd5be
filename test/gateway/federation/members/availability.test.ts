import { setTimeout as delay } from 'node:timers/promises'

import { buildSchema } from 'graphql'

import { Availability } from '../../../../gateway/federation/members/availability'

it('holds a member for down until it answers again, asking it by itself', async () => {
  let up = false
  const schema = buildSchema('type Query { x: Int }')
  const service = (name: string) => ({
    name,
    schema,
    trusted: true,
    ask: () => (up ? Promise.resolve({ data: { __typename: 'Query' } }) : Promise.reject(new Error('down'))),
  })
  const availability = new Availability([service('b'), service('a')])
  expect(availability.down).toEqual([])
  availability.markDown('b')
  availability.markDown('a')
  availability.markDown('a')
  availability.markDown('nobody')
  expect(availability.down).toEqual(['a', 'b'])
  await delay(1_500)
  expect(availability.down).toEqual(['a', 'b'])
  up = true
  for (let waited = 0; waited < 5_000 && availability.down.length > 0; waited += 50) await delay(50)
  expect(availability.down).toEqual([])
  availability.stop()
})
