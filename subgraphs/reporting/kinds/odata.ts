import { z } from 'zod'

import { closed } from '../../../base/configuration/closed'
import { requestedTables } from '../../sources/pages/requestedTables'
import { fetchOdata, readOdata } from '../../sources/odata/odata'
import { odataShape } from '../../sources/odata/odata.config'
import { returnShape, sourceShape } from '../config/sourceShape'
import { broughtPages } from './broughtPages'
import type { SourceKind } from './kind'
import { baseUrl, resolveLocation, writtenAddress } from './writtenLocation'

export const odataArm = closed({
  ...sourceShape,
  kind: odataShape.kind,
  location: odataShape.location.extend({ baseUrl }),
  returns: z.array(closed({ ...returnShape, requests: odataShape.requests })),
})

type Arm = z.output<typeof odataArm>
export type OdataReturn = Pick<Arm['returns'][number], 'requests'>
export type OdataSource = Pick<Arm, 'location'>

export const odataKind: SourceKind<OdataSource, OdataReturn> = {
  isConditional: true,
  reads: ({ location: { baseUrl: address } }, { requests }) => ({ address, requests }),
  async fetch({ name, location: written }, { requests }, { clients, ...dependencies }, previous) {
    const location = resolveLocation(name, written, dependencies)
    const client = clients.of(name, location, dependencies)
    return broughtPages(await fetchOdata({ kind: 'odata', location, requests }, client, previous))
  },
  async open({ name, location: written }, { requests }, bytes, dependencies) {
    const location = resolveLocation(name, written, dependencies)
    const asked = { kind: 'odata' as const, location, requests }
    const { tables, notes } = readOdata(name, bytes, asked, writtenAddress(written))
    return requestedTables(name, tables, notes)
  },
}
