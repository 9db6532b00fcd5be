/**
 * Tries a member's mapping: reads for real, stores nothing, tells everything.
 *
 *     npm run check -- PATH/subgraph.yml [--source ID] [--file F]... [--values N] [--json]
 *
 * Ends with 1 where a return would be refused, 2 where the configuration or the call is wrong.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { runCommand } from '../base/process/commandLine'
import { Problem } from '../base/problems/problem'
import { readServiceConfiguration } from './configuration'
import type { Ledgers } from './reporting/ledger/ledger'
import { openLedgers } from './reporting/ledger/openLedgers'
import { loadRegister } from './register/loadRegister'
import { checkReturns } from './reporting/reading/checkReturns'
import { checkText } from './reporting/reading/checkText'
import { HttpClients } from './reporting/kinds/httpClients'
import { loadSubgraphFile } from './reporting/config/subgraphFile'
import { startStandIns } from './standIns/standIns'

const USAGE = 'usage: npm run check -- PATH/subgraph.yml [--source ID] [--file F]... [--values N] [--json]'

/** The ledgers of the portfolio that the service keeps, if there are any: none is made, and nothing stored. */
async function servingLedgers(portfolioRoot: string): Promise<Ledgers | undefined> {
  const { ledgerUrl, portfolioFolder } = readServiceConfiguration(process.env, { port: 0 })
  if (path.resolve(portfolioFolder) !== portfolioRoot) return undefined
  if (ledgerUrl.startsWith('sqlite:') && !existsSync(ledgerUrl.slice('sqlite:'.length))) return undefined
  try {
    return await openLedgers({ url: ledgerUrl })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    process.stderr.write(`Nothing is compared with what serves: ${error.message}\n`)
    return undefined
  }
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      file: { type: 'string', multiple: true },
      values: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const [file] = positionals
  const shown = values.values === undefined ? undefined : Number(values.values)
  const isCount = shown === undefined || (Number.isInteger(shown) && shown >= 0)
  if (file === undefined || positionals.length > 1 || !isCount) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const subgraph = path.resolve(file)
  const portfolioRoot = path.dirname(path.dirname(subgraph))
  const register = path.join(portfolioRoot, 'register.yml')
  const { networks = [], secrets = [] } = existsSync(register) ? loadRegister(portfolioRoot) : {}
  // This file lies in the folder of the shipped portfolio; any other names its own systems.
  const standIns = portfolioRoot === __dirname ? await startStandIns(__dirname, process.env) : undefined
  const dependencies = {
    portfolioRoot,
    environment: standIns?.environment ?? process.env,
    secrets,
    allow: [...networks, ...(standIns?.networks ?? [])],
    clients: new HttpClients(),
  }
  const ledgers = await servingLedgers(portfolioRoot)
  try {
    const configuration = loadSubgraphFile(subgraph, portfolioRoot)
    const report = await checkReturns(configuration, dependencies, {
      ...(ledgers === undefined ? {} : { ledger: ledgers.of(configuration.member) }),
      ...(values.source === undefined ? {} : { source: values.source }),
      ...(shown === undefined ? {} : { values: shown }),
      files: (values.file ?? []).map((name) => path.resolve(name)),
    })
    process.stdout.write(values.json === true ? `${JSON.stringify(report, null, 2)}\n` : checkText(report))
    return report.passed ? 0 : 1
  } finally {
    await ledgers?.close()
    await standIns?.stop()
  }
}

runCommand(main)
