import { runOrEnd } from '../../../../base/process/runOrEnd'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { readingOf } from './readings'

/** Appends readings to the ledger of one member and prints the sequences given: URL SOURCE COUNT. */
async function main([url = '', source = '', count = '']: readonly string[]): Promise<void> {
  const ledgers = await openLedgers({ url })
  const given: number[] = []
  for (let at = 0; at < Number(count); at += 1) {
    const appended = await ledgers.of('unity').append(readingOf({ source, payload: `${source} ${at}` }))
    if (appended.outcome === 'STORED') given.push(appended.sequence)
  }
  await ledgers.close()
  console.log(JSON.stringify(given))
}

runOrEnd(() => main(process.argv.slice(2)))
