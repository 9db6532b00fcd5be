import { writeFileSync } from 'node:fs'
import { exampleQuery, startGateway } from '../support/running'
it('looks', async () => {
  const gateway = await startGateway()
  const t = performance.now()
  const a = await gateway.ask<unknown>(exampleQuery('outlook'))
  const b = await gateway.ask<unknown>(exampleQuery('outlook'), { scenario: { departments: [{ organisation: 'hmt', cluster: 'matrix', from: '2027-04', demandShare: 10 }, { organisation: 'dfe', cluster: 'matrix', from: '2027-10', demandShare: 25, brings: [{profession:'FINANCE', fte: 3}] }], products: [{product:'nova-data', days: 30}], milestones: [{programme:'synergy', milestone:'onboard-moj', months: 6}] } })
  writeFileSync('/tmp/c_look.json', JSON.stringify([a, b, performance.now() - t]))
  await gateway.stop()
}, 200000)
