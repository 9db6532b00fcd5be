import path from 'node:path'

import { Problem } from '../../../base/problems/problem'
import type { MissingReason } from '../../../schema/facts/figures/missing'
import type { Note, Quarantined } from '../../../schema/facts/snapshots/snapshot'
import type { FileReturn } from '../kinds/fileReturn'
import type { SourceDependencies } from '../kinds/kind'
import type { Reading } from './readPayload'
import { fieldSummaries } from './fieldSummary'
import type { RecordSummary } from './fieldSummary'
import { mappingHashOf } from './readPayload'
import { readReturn } from './readReturn'
import { differenceFrom, servedBefore } from './servedBefore'
import type { Difference } from './servedBefore'
import type { Ledger } from '../ledger/ledger'
import type { ReturnConfiguration, SourceConfiguration, SubgraphConfiguration } from '../config/subgraphFile'

/** What reading one return would come to, if it were stored. */
export interface CheckedReturn {
  readonly source: string
  readonly return: string
  /** Only of sources whose returns are files. */
  readonly file?: string
  readonly verdict: Reading['verdict']
  readonly refusal?: Reading['refusal']
  /** Records. `read` is `accepted` plus `quarantined`. */
  readonly read: number
  readonly accepted: number
  readonly quarantined: number
  /** Cells that became a reason. */
  readonly withReason: number
  readonly reasons: Readonly<Partial<Record<MissingReason, number>>>
  /** Accepted records that belong to other programmes. */
  readonly elsewhere: number
  readonly encoding?: string
  /** What was read of each field; empty where nothing was accepted. */
  readonly summary: readonly RecordSummary[]
  /** What differs from the last good reading; only where there is one, and this one would replace it. */
  readonly difference?: Difference
  readonly notes: readonly Note[]
  readonly errors: readonly Pick<Quarantined, 'code' | 'message' | 'where'>[]
}

export interface CheckReport {
  readonly member: string
  readonly read: number
  readonly accepted: number
  readonly quarantined: number
  readonly withReason: number
  /** Whether every return would be accepted. */
  readonly passed: boolean
  readonly returns: readonly CheckedReturn[]
}

export interface CheckWanted {
  /** Only this source. */
  readonly source?: string
  /** These files instead of those that the source names; absolute. */
  readonly files?: readonly string[]
  /** How many values of each field are shown; two if left out. */
  readonly values?: number
  /** Where the readings are that serve; nothing is compared where left out, and nothing is ever stored. */
  readonly ledger?: Ledger
}

const SHOWN = 2

const yearIn = (text: string) => Number(/\d{4}/.exec(text)?.[0])

/**
 * The return that a file given by hand stands in for: the one of the nearest year, where its name has
 * one (`gmpp_2021.csv`), or else the newest. What the return states about itself, such as its rating
 * scale, is then taken as given.
 */
function returnLike(source: SourceConfiguration, file: string): ReturnConfiguration & FileReturn {
  if (source.kind !== 'csv' && source.kind !== 'workbook') {
    throw new Problem('BAD_CONFIGURATION', `${source.id} is of kind ${source.kind}, which reads no files`)
  }
  const year = yearIn(path.basename(file))
  const distance = ({ id }: ReturnConfiguration) => Math.abs(yearIn(id) - year)
  const nearest = source.returns
    .filter((one) => !Number.isNaN(distance(one)))
    .sort((a, b) => distance(a) - distance(b))[0]
  const like = nearest ?? source.returns.at(-1)
  if (like === undefined) {
    throw new Problem(
      'BAD_CONFIGURATION',
      `${source.id} has no return whose statements a file could be read with`,
    )
  }
  return { ...like, path: file, file }
}

function sourcesWanted({ member, sources }: SubgraphConfiguration, { source, files }: CheckWanted) {
  const wanted = sources.filter(({ id }) => source === undefined || id === source)
  if (wanted.length === 0) {
    const known = sources.map(({ id }) => id).join(', ')
    throw new Problem('BAD_CONFIGURATION', `${member} has no source "${source ?? ''}"; it has ${known}`)
  }
  if (files !== undefined && files.length > 0 && wanted.length > 1) {
    const known = wanted.map(({ id }) => id).join(', ')
    throw new Problem('BAD_CONFIGURATION', `say with --source which of ${known} the files belong to`)
  }
  return wanted
}

async function check(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  dependencies: SourceDependencies,
  { values = SHOWN, ledger }: CheckWanted,
): Promise<CheckedReturn> {
  const before =
    ledger === undefined
      ? undefined
      : await servedBefore(ledger, source.id, one.id, mappingHashOf(source, one))
  const options = before === undefined ? {} : { serving: before.serving }
  const reading = await readReturn(source, one, dependencies, options)
  const reasons: Partial<Record<MissingReason, number>> = {}
  for (const { fields } of reading.records) {
    for (const { reason, where } of Object.values(fields)) {
      if (reason !== undefined && where !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1
    }
  }
  const { read, accepted, quarantined, withReason, elsewhere } = reading.counts
  return {
    source: source.id,
    return: one.id,
    ...('file' in one ? { file: one.file } : {}),
    verdict: reading.verdict,
    ...(reading.refusal === undefined ? {} : { refusal: reading.refusal }),
    read,
    accepted,
    quarantined,
    withReason,
    reasons,
    elsewhere,
    ...(reading.encoding === undefined ? {} : { encoding: reading.encoding }),
    summary: fieldSummaries(reading.records, values),
    ...(before === undefined || reading.verdict === 'REFUSED'
      ? {}
      : { difference: differenceFrom(before, reading.records) }),
    notes: reading.notes,
    errors: reading.quarantine.map(({ code, message, where }) => ({ code, message, where })),
  }
}

/**
 * Reads a member's returns for real and stores nothing.
 *
 * @throws Problem where the configuration, or what is wanted of it, is wrong
 */
export async function checkReturns(
  configuration: SubgraphConfiguration,
  dependencies: SourceDependencies,
  wanted: CheckWanted = {},
): Promise<CheckReport> {
  const returns: CheckedReturn[] = []
  for (const source of sourcesWanted(configuration, wanted)) {
    const files = wanted.files ?? []
    if (files.length === 0) {
      for (const one of source.returns) returns.push(await check(source, one, dependencies, wanted))
    }
    for (const file of files) {
      const beside = { ...dependencies, portfolioRoot: path.dirname(file) }
      returns.push(await check(source, returnLike(source, file), beside, wanted))
    }
  }
  const sum = (pick: (one: CheckedReturn) => number) => returns.reduce((all, one) => all + pick(one), 0)
  return {
    member: configuration.member,
    read: sum(({ read }) => read),
    accepted: sum(({ accepted }) => accepted),
    quarantined: sum(({ quarantined }) => quarantined),
    withReason: sum(({ withReason }) => withReason),
    passed: returns.every(({ verdict }) => verdict === 'ACCEPTED'),
    returns,
  }
}
