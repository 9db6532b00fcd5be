import { buildSchema } from 'graphql'

import { sourcedMembers } from '../../subgraphs/register/sourcedMembers'
import { readAddresses, supergraphAt } from '../../gateway/supergraph'
import { fictionalRegister } from '../support/fictional'

const register = fictionalRegister()
const names = [...sourcedMembers(register).map(({ id }) => id), 'portfolio']
const everywhere = Object.fromEntries(names.map((name, i) => [name, `http://127.0.0.1:${5000 + i}/graphql`]))

/** The addresses that a supergraph has, by subgraph. */
function addressesIn(supergraphSdl: string): Readonly<Record<string, string>> {
  const values = buildSchema(supergraphSdl, { assumeValidSDL: true }).getType('join__Graph')?.astNode
  if (values?.kind !== 'EnumTypeDefinition') throw new Error('there is no join__Graph')
  return Object.fromEntries(
    (values.values ?? []).map(({ directives = [] }) => {
      const given = directives.flatMap(({ arguments: args = [] }) => args)
      const of = (name: string) => {
        const value = given.find((one) => one.name.value === name)?.value
        return value?.kind === 'StringValue' ? value.value : ''
      }
      return [of('name'), of('url')]
    }),
  )
}

describe('the supergraph for another gateway', () => {
  it('has the address of every subgraph', () => {
    expect(addressesIn(supergraphAt(register, everywhere))).toEqual(everywhere)
  })

  it('takes from the register the addresses that it is not given, and else those that it is', () => {
    const url = 'http://127.0.0.1:4999/graphql'
    const registered = {
      ...register,
      members: register.members.map((one) => (names.includes(one.id) ? { ...one, url } : one)),
    }
    const [first = ''] = names
    const given = { portfolio: 'http://127.0.0.1:4010/graphql', [first]: 'https://elsewhere.example/graphql' }
    const told = addressesIn(supergraphAt(registered, given))
    expect(told).toEqual({ ...Object.fromEntries(names.map((name) => [name, url])), ...given })
  })

  it('is refused where a subgraph has no address, by its name', () => {
    const { portfolio: _portfolio, ...members } = everywhere
    expect(() => supergraphAt(register, members)).toThrow(
      'There is no address for portfolio; say where each is: portfolio=http://HOST:PORT/graphql',
    )
  })

  it('is refused where an address belongs to no subgraph, with those that there are', () => {
    expect(() => supergraphAt(register, { ...everywhere, nobody: 'http://127.0.0.1:1/graphql' })).toThrow(
      `There is no subgraph nobody; there are ${names.join(', ')}`,
    )
  })
})

describe('addresses on the command line', () => {
  it('are a name, "=" and an address', () => {
    expect(readAddresses(['a=http://127.0.0.1:1/graphql', 'b=https://b.example/?x=1'])).toEqual({
      a: 'http://127.0.0.1:1/graphql',
      b: 'https://b.example/?x=1',
    })
  })

  it.each(['a', 'a=', '=http://127.0.0.1:1', 'a=127.0.0.1:1', 'a=http://[', 'a=ftp://x'])(
    '"%s" is refused',
    (parameter) => {
      expect(() => readAddresses([parameter])).toThrow(
        expect.objectContaining({
          code: 'BAD_CONFIGURATION',
          message: expect.stringContaining(`"${parameter}" must be`) as string,
        }),
      )
    },
  )
})
