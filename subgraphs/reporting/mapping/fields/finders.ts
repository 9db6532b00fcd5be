import { Problem } from '../../../../base/problems/problem'
import { foldText } from '../../../../base/text/foldText'
import { compilePattern } from '../../../../base/text/safePattern'
import type { ColumnFinder } from '../../../sources/table/columnFinder'
import { columnLetters, parseCellAddress } from '../../../sources/table/cellAddress'
import type { RawHeading } from '../../../sources/table/rawTable'
import { quoted } from '../messages'

/** How GOV.UK and others mark a footnote: `[1]`, `[note 1]`, `¹`, and at the end `*` or `†`. */
const FOOTNOTE = /\[(?:note )?\d+\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+|[*\u2020\u2021]+\s*$/gi

/** A heading as finders see it: white space folded, footnote marks dropped, lower case. */
function plain(heading: string): string {
  return foldText(heading.replace(FOOTNOTE, ' ')).toLowerCase()
}

export type HeadingTest = (heading: string) => boolean

export function compileFinder(finder: ColumnFinder): HeadingTest {
  const test = compilePlain(finder)
  return (heading) => test(plain(heading))
}

function compilePlain(finder: ColumnFinder): HeadingTest {
  if (typeof finder === 'string') {
    const wanted = plain(finder)
    return (heading) => heading === wanted
  }
  if ('startsWith' in finder) {
    const wanted = plain(finder.startsWith)
    return (heading) => heading.startsWith(wanted)
  }
  if ('contains' in finder) {
    const wanted = plain(finder.contains)
    return (heading) => heading.includes(wanted)
  }
  if ('matches' in finder) return compilePattern(finder.matches)
  const tests = finder.anyOf.map(compilePlain)
  return (heading) => tests.some((test) => test(heading))
}

/** The finder in words: `"SRO RAG"`, `starting with "Forecast"`. */
export function finderText(finder: ColumnFinder): string {
  if (typeof finder === 'string') return quoted(finder)
  if ('startsWith' in finder) return `starting with ${quoted(finder.startsWith)}`
  if ('contains' in finder) return `containing ${quoted(finder.contains)}`
  if ('matches' in finder) return `matching /${finder.matches}/`
  return finder.anyOf.map(finderText).join(' or ')
}

const LISTED = 60

/** The headings in a list fit for a message. */
export function headingList(headings: readonly RawHeading[]): string {
  const listed = headings.slice(0, LISTED).map(({ text }) => quoted(text))
  if (headings.length > LISTED) listed.push(`and ${headings.length - LISTED} more`)
  return listed.join(', ')
}

/** The columns of a table in words, with the line that was taken for their headings where it is one. */
export function columnsPresent(headings: readonly RawHeading[]): string {
  const line = headingLine(headings)
  return `Columns present${line === undefined ? '' : ` (headings in ${line})`}: ${headingList(headings)}`
}

/** The row of the headings, or the column where each record is a column; nothing where they are in no one line. */
function headingLine(headings: readonly RawHeading[]): string | undefined {
  const rows = new Set<number>()
  const columns = new Set<number>()
  for (const { place } of headings) {
    const at = parseCellAddress(place.cell ?? '')
    const row = place.row ?? (at === undefined ? undefined : at.row + 1)
    const column = place.column ?? (at === undefined ? undefined : at.column + 1)
    if (row === undefined || column === undefined) return undefined
    rows.add(row)
    columns.add(column)
  }
  if (rows.size === 1) return `row ${[...rows].join()}`
  return columns.size === 1 ? `column ${columnLetters([...columns][0] ?? 0)}` : undefined
}

/** What to write where a column may be missing. */
export const orOptional = ' (if it may be missing: `optional: true`, with `whenAbsent: REASON`)'

/**
 * The one heading that the finder hits.
 *
 * @param optional whether none is an answer; several never is
 * @throws Problem COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS
 */
export function findColumn(
  finder: ColumnFinder,
  headings: readonly RawHeading[],
  {
    source,
    field,
    optional,
  }: { readonly source: string; readonly field: string; readonly optional: boolean },
): RawHeading | undefined {
  const test = compileFinder(finder)
  const hits = headings.filter(({ text }) => test(text))
  if (hits.length === 1) return hits[0]
  if (hits.length === 0 && optional) return undefined
  const code = hits.length === 0 ? 'COLUMN_NOT_FOUND' : 'COLUMN_AMBIGUOUS'
  const found =
    hits.length === 0
      ? `0${orOptional}`
      : `${hits.length}: ${headingList(hits)} (one of them by \`heading\` with \`occurrence\`, or by \`letter\`)`
  const message =
    `${source}: field "${field}" wants one column ${finderText(finder)}, found ${found}. ` +
    `${columnsPresent(headings)} [${code}]`
  throw new Problem(code, message, { field, columns: headings.map(({ text }) => text) })
}
