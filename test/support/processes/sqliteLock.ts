import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** Takes the write lock of the file named, says so, and keeps it until its input ends. */
const HOLD = `
  const Sqlite = require(process.argv[1])
  const file = new Sqlite(process.argv[2])
  file.exec('BEGIN IMMEDIATE')
  process.stdout.write('held')
  process.stdin.resume().on('end', () => { file.exec('ROLLBACK'); file.close() })
`

/**
 * Has another process hold the write lock of a SQLite file.
 *
 * @returns what lets go of it
 */
export async function lockSqlite(file: string): Promise<() => Promise<void>> {
  const driver = path.resolve('node_modules/better-sqlite3')
  const holder = spawn(process.execPath, ['-e', HOLD, driver, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  return async () => {
    const exited = once(holder, 'exit')
    holder.stdin.end()
    await exited
  }
}
