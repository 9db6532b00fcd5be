import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { readExamples } from './examples'
import { fetcher } from './fetcher'
import { FollowSystemTheme } from './followSystemTheme'
import { RunOnceReady } from './runOnceReady'
import { storage } from './storage'
import { startLocalWorkers } from './workers'

startLocalWorkers()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root to mount GraphiQL on.')

createRoot(root).render(
  <GraphiQL fetcher={fetcher} storage={storage} defaultTabs={readExamples(document)}>
    <FollowSystemTheme />
    <RunOnceReady />
  </GraphiQL>,
)
