import { Problem } from '../../../../base/problems/problem'

/** What is thrown over content that nobody of ours has written: looked at by name, for it may be of another realm. */
const DECODING: ReadonlySet<string> = new Set(['SyntaxError', 'TypeError', 'RangeError'])
const BROKEN_FILE = /^SQLITE_(CORRUPT|NOTADB)/

function meansDamage(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null) return false
  const { name = '', code = '' } = error as Partial<Record<'name' | 'code', unknown>>
  return DECODING.has(String(name)) || BROKEN_FILE.test(String(code))
}

/**
 * Reads something out of a ledger, and says where it is damaged.
 *
 * @param place in words, such as `reading 3 of unity (kpi, kpi.csv)`
 * @throws Problem LEDGER_DAMAGED
 */
export async function whole<Value>(place: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Problem || !meansDamage(error)) throw error
    const message = `the ledger holds ${place} damaged: ${error.message} [LEDGER_DAMAGED]`
    throw new Problem('LEDGER_DAMAGED', message, { place })
  }
}
