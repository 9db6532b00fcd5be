import type { Ledgers } from '../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../subgraphs/reporting/ledger/openLedgers'
import { writingIn } from '../../bench/serving/mixed/plantedFigure'
import type { Witness } from './witness'

/** Whether the ledger holds, of every reading that was told, the writing that was told of it. */
export async function ledgerFaults(
  ledgerUrl: string,
  plantings: Witness['plantings'],
): Promise<readonly string[]> {
  const ledgers = await openLedgers({ url: ledgerUrl })
  try {
    const faults: string[] = []
    for (const { member, sequence, snapshot, writing } of plantings) {
      const newest = await newestPlanted(ledgers, member, sequence)
      if (newest?.snapshot === snapshot && newest.writing === writing) continue
      faults.push(
        `at snapshot ${sequence} of ${member} writing ${writing} was told, read as ${snapshot}; the ledger has ${newest?.writing}, read as ${newest?.snapshot}`,
      )
    }
    return faults
  } finally {
    await ledgers.close()
  }
}

/** The newest reading of a planted return up to a sequence. */
async function newestPlanted(ledgers: Ledgers, member: string, sequence: number) {
  for (let at = sequence; at > 0; at -= 1) {
    const [snapshot] = await ledgers.of(member).snapshots({ after: at - 1, limit: 1 })
    const writings = new Set(
      snapshot?.records.flatMap(({ fields }) => writingIn(fields['value']?.value) ?? []) ?? [],
    )
    const [writing, ...others] = writings
    if (others.length > 0) throw new Error(`snapshot ${at} of ${member} holds two writings`)
    if (writing !== undefined) return { snapshot: at, writing }
  }
  return undefined
}
