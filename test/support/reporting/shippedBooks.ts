import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { Closers } from '../../../base/process/closers'
import { packageRoot } from '../../../base/process/packageRoot'
import { Book } from '../../../schema/facts/snapshots/book'
import { loadRegister } from '../../../subgraphs/register/loadRegister'
import type { Register } from '../../../subgraphs/register/register'
import { membersReadHere } from '../../../subgraphs/register/sourcedMembers'
import { keepRefreshed } from '../../../subgraphs/reporting/refresh/keepRefreshed'
import { openReporting } from '../../../subgraphs/reporting/refresh/openReporting'

/** The shipped register, with a book of every member's shipped returns. */
export interface Shipped {
  readonly register: Register
  readonly books: ReadonlyMap<string, Book>
}

/** Reads every shipped return once, into books that nothing changes afterwards. */
export async function shippedBooks(): Promise<Shipped> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shipped-books-'))
  const portfolioFolder = path.join(packageRoot(), 'subgraphs')
  const closers = new Closers()
  try {
    const register = loadRegister(portfolioFolder)
    const configuration = {
      host: '127.0.0.1',
      port: 0,
      portfolioFolder,
      ledgerUrl: `sqlite:${path.join(folder, 'ledger.sqlite')}`,
      environment: {},
    }
    const reporting = await openReporting(configuration, register, membersReadHere(register), closers)
    await reporting.load()
    await keepRefreshed(reporting, register, { info: () => undefined, warn: () => undefined })
    const books = new Map(
      [...reporting.books].map(([id, read]) => {
        const book = new Book(id)
        for (const snapshot of read.after(0)) book.add(snapshot)
        return [id, book] as const
      }),
    )
    return { register, books }
  } finally {
    await closers.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
