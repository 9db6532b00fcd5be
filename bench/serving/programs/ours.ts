/** This gateway over so many made-up clusters, all in its own process: `node ours.js <clusters>`. */
import { Closers } from '../../../base/process/closers'
import { runOrEnd } from '../../../base/process/runOrEnd'
import { readConfiguration } from '../../../gateway/configuration'
import { serve } from '../../../gateway/serve'
import { assembledMadeUp } from './assembled'

async function main([clusters]: readonly string[]): Promise<void> {
  const assembly = await assembledMadeUp(Number(clusters))
  const onFailure = (subgraph: string, cause: unknown) => console.error(subgraph, cause)
  const configuration = readConfiguration({ PORT: '0' })
  const url = await serve(assembly, configuration, onFailure, new Closers(), Promise.resolve())
  console.log(`${url}/graphql`)
}

runOrEnd(() => main(process.argv.slice(2)))
