import { objectType } from 'nexus'

import { parsePeriod } from '../../base/dates/period'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** A body of government, with the time for which it belongs to what it is listed under. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly since?: string
  readonly until?: string
  /** The department that it is a body of. */
  readonly of?: string
}

export const OrganisationType = objectType({
  name: 'Organisation',
  description: 'A department or other body, with the time for which it belongs to what it is listed under.',
  extensions: shareable,
  sourceType: source('vocabulary/organisation', 'Organisation'),
  definition(t) {
    t.nonNull.id('code', {
      description: 'What the register calls it, such as `hmt`.',
      resolve: ({ id }) => id,
    })
    t.nonNull.string('name', { description: 'Its name.' })
    t.id('partOf', {
      description: 'The department that it is a body of. Null: it is a department.',
      resolve: ({ of }) => of ?? null,
    })
    t.field('since', {
      type: 'Period',
      description: 'When it joined, to the precision known.',
      resolve: ({ since }) => periodOf(since),
    })
    t.field('until', {
      type: 'Period',
      description: 'When it leaves or left. Null: it belongs still.',
      resolve: ({ until }) => periodOf(until),
    })
  },
})

function periodOf(text: string | undefined) {
  return text === undefined ? null : (parsePeriod(text) ?? null)
}
