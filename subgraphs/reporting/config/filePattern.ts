import { readdirSync } from 'node:fs'
import path from 'node:path'

import { parsePeriod } from '../../../base/dates/period'
import { Problem } from '../../../base/problems/problem'
import { periodReader } from '../mapping/types/periods'

/** A return whose files are named by a pattern, as far as expanding it asks. */
export interface PatternedReturn {
  readonly id: string
  readonly file: string
  readonly referenceDate?: string | { readonly inName: string } | undefined
}

/** A file that answers to a pattern, and what its name says. */
export type NamedReturn<R extends PatternedReturn> = Omit<R, 'id' | 'file' | 'referenceDate'> & {
  readonly id: string
  readonly file: string
  readonly referenceDate?: string
  /** The name of the file without its ending; only where a pattern found it. */
  readonly fileName?: string
}

/** Spreadsheets leave files so named beside one that is open; others are not meant to be seen. */
const PASSED_OVER = /^(?:~\$|\.)/

/**
 * Makes one return of each file that answers to a pattern (`returns/*.xlsx`), in the order of their names; the id
 * goes on with the name of the file. Where none answers, the return stays, and its file is not there.
 *
 * @param folder of the configuration that writes the pattern
 * @throws Problem BAD_CONFIGURATION where two names come to one id, or a name has no date that is asked of it
 */
export function eachFile<R extends PatternedReturn>(one: R, folder: string): readonly NamedReturn<R>[] {
  const { id, file, referenceDate, ...rest } = one
  if (!/[*?]/.test(file)) return [{ ...rest, id, file, ...dated(one, path.basename(file)) }]
  const names = namesIn(path.resolve(folder, path.dirname(file)), path.basename(file))
  if (names.length === 0) {
    const written = typeof referenceDate === 'string' ? { referenceDate } : {}
    return [{ ...rest, id, file, ...written }]
  }
  const seen = new Map<string, string>()
  return names.map((name) => {
    const fileName = name.replace(/\.[^.]+$/, '')
    const own = `${id}-${fileName.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}`
    const other = seen.get(own.toLowerCase())
    if (other !== undefined)
      throw refused(
        `files "${other}" and "${name}" both come to the return "${own}"; one of them needs another name`,
      )
    seen.set(own.toLowerCase(), name)
    return { ...rest, id: own, file: path.join(path.dirname(file), name), fileName, ...dated(one, name) }
  })
}

function namesIn(folder: string, pattern: string): readonly string[] {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  const test = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'iu')
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !PASSED_OVER.test(entry.name) && test.test(entry.name))
      .map(({ name }) => name)
      .sort()
  } catch {
    return []
  }
}

const PERIOD = periodReader(['day', 'month', 'quarter', 'year', 'financialYear'], '04-01')

/** The last day of the period that a name has in it, where it is asked for. */
function dated({ referenceDate }: PatternedReturn, name: string): { readonly referenceDate?: string } {
  if (referenceDate === undefined) return {}
  if (typeof referenceDate === 'string') return { referenceDate }
  const found = new RegExp(referenceDate.inName, 'iu').exec(name.slice(0, 200))
  const text = (found?.[1] ?? found?.[0])?.replaceAll('_', '-') ?? ''
  const read = PERIOD({ text, place: {} })
  const last = 'value' in read ? parsePeriod(read.value)?.end : undefined
  if (last !== undefined) return { referenceDate: last }
  throw refused(
    `the name of the file "${name}" has no period by /${referenceDate.inName}/ (such as 2026-09, 2026-27 or 2026-09-30)`,
  )
}

function refused(what: string): Problem {
  return new Problem('BAD_CONFIGURATION', `${what} [BAD_CONFIGURATION]`)
}
