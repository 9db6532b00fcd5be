import type { Snapshot } from './snapshot'

/**
 * The id of an edition also says what of it is asked for: `ROW`, `ROW@INSTANT` for only what was
 * knowable by then, `ROW+METHODS` for a recomputation by another method set, or both. As it is in the
 * key of every entity, members answer as of the same instant as portfolio.
 */
export interface EditionAsked {
  readonly row: string
  readonly methods?: string
  readonly asOf?: string
}

const ASKED = /^(?<row>\d{1,15}\.[\w-]{12})(?:\+(?<methods>[\w.-]{1,40}))?(?:@(?<asOf>[\d\-T:.Z]{24}))?$/

/** Takes the id of an edition apart; nothing where it is not one. */
export function parseEditionId(id: string): EditionAsked | undefined {
  const groups = ASKED.exec(id)?.groups
  if (groups === undefined) return undefined
  const { row = '', methods, asOf } = groups
  return { row, ...(methods === undefined ? {} : { methods }), ...(asOf === undefined ? {} : { asOf }) }
}

/** Puts the id of an edition together. */
export function editionIdOf({ row, methods, asOf }: EditionAsked): string {
  return `${row}${methods === undefined ? '' : `+${methods}`}${asOf === undefined ? '' : `@${asOf}`}`
}

/** Since when what a snapshot says was knowable to anybody: its publication, or else our own reading of it. */
export function knowableFrom({ knownFrom, recorded }: Pick<Snapshot, 'knownFrom' | 'recorded'>): string {
  return knownFrom === undefined ? recorded : `${knownFrom}T00:00:00.000Z`
}

/** Whether a snapshot was loaded after it had been knowable, by a day or more. */
export function isBackfilled({ knownFrom, recorded }: Pick<Snapshot, 'knownFrom' | 'recorded'>): boolean {
  return knownFrom !== undefined && knownFrom < recorded.slice(0, 10)
}
