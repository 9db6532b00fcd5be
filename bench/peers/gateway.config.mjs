/** Hive Gateway in the configuration that README.md gives the reasons for. */
import http from 'node:http'

import { defineConfig } from '@graphql-hive/gateway'
import LruCache from '@graphql-mesh/cache-inmemory-lru'

const { PEER_PLANNER, PEER_CACHE } = process.env
const agent = new http.Agent({ keepAlive: true, maxSockets: 50 })
const { unifiedGraphHandler } = PEER_PLANNER === 'native' ? await import('@graphql-hive/router-runtime') : {}

export const gatewayConfig = defineConfig({
  inboundInflightRequestDeduplication: true,
  customAgent: () => agent,
  ...(unifiedGraphHandler === undefined ? {} : { unifiedGraphHandler }),
  ...(PEER_CACHE === 'on' ? { cache: new LruCache(), responseCaching: { session: () => null } } : {}),
})
