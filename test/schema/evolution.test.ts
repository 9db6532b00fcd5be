import { extendType, objectType } from 'nexus'

import { compose } from '../../schema/federation/compose'
import { Book } from '../../schema/facts/snapshots/book'
import { federate } from '../../schema/federation/federate'
import { inaccessible, shareable } from '../../schema/federation/shareable'
import { memberTypes } from '../../subgraphs/member/memberTypes'
import { Portfolio } from '../../gateway/portfolio/editions/portfolio'
import { portfolioTypes } from '../../gateway/portfolio/graph/subgraph'
import { fictionalRegister } from '../support/fictional'

const register = fictionalRegister()
const sourced = register.members.filter(({ source }) => source !== 'none')
const portfolio = federate('portfolio', portfolioTypes(new Portfolio({ register, sources: [] })))

/** The portfolio with some members already on a newer template. */
function composeWith(newer: Readonly<Record<string, readonly unknown[]>>) {
  const members = sourced.map((member) =>
    federate(member.id, [memberTypes(member, new Book(member.id)), newer[member.id] ?? []]),
  )
  return compose([...members, portfolio])
}

const newField = (type: string) =>
  extendType({
    type: type as 'Query',
    definition(t) {
      t.string('motto', { description: 'A field of the next template.' })
    },
  })

describe('evolution of the template', () => {
  it('composes with one member on a new field and the others on the old template', () => {
    const { publicSdl } = composeWith({ beta: [newField('BetaCluster')] })
    expect(publicSdl).toMatch(/type BetaCluster implements Cluster \{[^}]*motto: String/)
    expect(publicSdl).not.toMatch(/interface Cluster \{[^}]*motto/)
    expect(publicSdl).not.toMatch(/type AlphaCluster implements Cluster \{[^}]*motto/)
  })

  it('takes a new field of a value type hidden at first', () => {
    const valueField = objectType({
      name: 'Mood',
      extensions: { directives: { ...shareable.directives, ...inaccessible.directives } },
      definition(t) {
        t.nonNull.string('word')
      },
    })
    const { publicSdl } = composeWith({
      beta: [
        valueField,
        extendType({
          type: 'Milestone' as 'Query',
          definition(t) {
            t.field('mood', { type: 'Mood' as never, extensions: inaccessible })
          },
        }),
      ],
    })
    expect(publicSdl).not.toContain('mood')
    expect(publicSdl).not.toContain('Mood')
  })

  it('refuses an argument that only some members know', () => {
    expect(() =>
      compose([
        ...sourced.map((member) => federate(member.id, memberTypes(member, new Book(member.id)))),
        portfolio,
        federateValue('one', ['loudly']),
        federateValue('two', []),
      ]),
    ).toThrow('INCONSISTENT_ARGUMENT_PRESENCE')
  })
})

function federateValue(name: string, args: readonly string[]) {
  return federate(name, [
    objectType({
      name: 'Greeting',
      extensions: shareable,
      definition(t) {
        t.string('text', { args: Object.fromEntries(args.map((arg) => [arg, 'Boolean' as never])) })
      },
    }),
    extendType({
      type: 'Query',
      definition(t) {
        t.field(`greetingOf${name}`, { type: 'Greeting' as never })
      },
    }),
  ])
}
