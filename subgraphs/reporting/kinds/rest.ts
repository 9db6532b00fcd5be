import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { requestedTables } from '../../sources/pages/requestedTables'
import { fetchRest, readRest } from '../../sources/rest/rest'
import { restShape } from '../../sources/rest/rest.config'
import { returnShape, sourceShape } from '../config/sourceShape'
import { broughtPages } from './broughtPages'
import type { SourceKind } from './kind'
import { baseUrl, resolveLocation, writtenAddress } from './writtenLocation'

export const restArm = closed({
  ...sourceShape,
  kind: restShape.kind,
  location: restShape.location.extend({ baseUrl }),
  returns: z.array(closed({ ...returnShape, requests: restShape.requests })),
})

type Arm = z.output<typeof restArm>
export type RestReturn = Pick<Arm['returns'][number], 'requests'>
export type RestSource = Pick<Arm, 'location'>

export const restKind: SourceKind<RestSource, RestReturn> = {
  isConditional: true,
  reads: ({ location: { baseUrl: address, paging } }, { requests }) => ({ address, paging, requests }),
  async fetch({ name, location: written }, { requests }, { clients, ...dependencies }, previous) {
    const location = resolveLocation(name, written, dependencies)
    const client = clients.of(name, location, dependencies)
    return broughtPages(await fetchRest({ kind: 'rest', location, requests }, client, previous))
  },
  async open({ name, location: written }, { requests }, bytes, dependencies) {
    const location = resolveLocation(name, written, dependencies)
    const asked = { kind: 'rest' as const, location, requests }
    const { tables, notes } = readRest(name, bytes, asked, writtenAddress(written))
    return requestedTables(name, tables, notes)
  },
}
