import { pino } from 'pino'

import { runCommand } from '../base/process/commandLine'
import { runService } from '../base/process/service'
import { readConfiguration } from './configuration'
import { start } from './start'

runCommand(async () => {
  const logger = pino({ name: 'portfolio-light' })
  const starting = start(readConfiguration(process.env), { logger })
  const paths = { Playground: '/playground', GraphQL: '/graphql', Health: '/health' }
  return runService({ name: 'Portfolio Light', logger, starting, paths })
})
