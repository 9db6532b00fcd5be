import { mean } from '../statistics/average'
import { computed, refused } from '../result'
import type { Method, Result } from '../result'

export const REVISION: Method = { id: 'revision', version: '1' }

/** A value of a period as published on a day; in force from that day until the next release. */
export interface Release {
  readonly period: string
  /** ISO date. */
  readonly publishedOn: string
  readonly value: number
}

/** Releases by period, oldest first. */
export type Vintages = ReadonlyMap<string, readonly Release[]>

/** Sorts releases by period and day; of two on one day, the later in the list stands last. */
export function vintages(releases: readonly Release[]): Vintages {
  const byPeriod = new Map<string, Release[]>()
  const ordered = [...releases].sort((a, b) =>
    a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0,
  )
  for (const release of ordered) {
    const known = byPeriod.get(release.period)
    if (known === undefined) byPeriod.set(release.period, [release])
    else known.push(release)
  }
  return byPeriod
}

/** Everything published on or before a day. Nothing later is looked at. */
export function knownBy(releases: readonly Release[], day: string): readonly Release[] {
  return releases.filter(({ publishedOn }) => publishedOn <= day)
}

/**
 * The release of a period in force on a day: the last one published on or before it; nothing where none
 * was yet. Source: ALFRED, by way of fredapi.
 */
export function releaseAsOf(history: Vintages, period: string, day: string): Release | undefined {
  return history.get(period)?.findLast(({ publishedOn }) => publishedOn <= day)
}

export interface RevisionSummary {
  readonly first: number
  readonly latest: number
  /** Releases after the first. */
  readonly revisions: number
  readonly distinctValues: number
  /** Latest less first. */
  readonly total: number
  /** `100 * total / first`; absent where the first value is zero. */
  readonly totalPercent?: number
  /** Mean of the absolute change from each release to the next; absent with one release. */
  readonly meanAbsolute?: number
}

/** How the value of a period has been revised. Refused where it was never released. */
export function revisionsOf(history: Vintages, period: string): Result<RevisionSummary> {
  const releases = history.get(period) ?? []
  const [first, latest] = [releases[0], releases.at(-1)]
  if (first === undefined || latest === undefined) return refused(REVISION, 'NOT_PROVIDED')
  const total = latest.value - first.value
  const absolute = mean(
    releases.slice(1).map(({ value }, i) => Math.abs(value - (releases[i]?.value ?? value))),
  )
  return computed(REVISION, releases.length, {
    first: first.value,
    latest: latest.value,
    revisions: releases.length - 1,
    distinctValues: new Set(releases.map(({ value }) => value)).size,
    total,
    ...(first.value === 0 ? {} : { totalPercent: (100 * total) / Math.abs(first.value) }),
    ...(absolute === undefined ? {} : { meanAbsolute: absolute }),
  })
}
