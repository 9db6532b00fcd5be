import type { Held } from './held'
import type { Validators } from '../http/client'
import { arePages, unframePages, type Page } from './pages'

/** A page of the reading before that has a validator. */
export interface HeldPage extends Validators {
  readonly page: Page
}

/** The pages of the last reading that the source may be asked about again, by address. */
export function heldPages(source: string, previous: Held | undefined): ReadonlyMap<string, HeldPage> {
  // A source may have been of another kind when it was last read.
  if (previous === undefined || !arePages(previous.payload)) return new Map()
  const etags = validatorsIn(previous.etag)
  const modified = validatorsIn(previous.lastModified)
  const held = new Map<string, HeldPage>()
  for (const page of unframePages(source, previous.payload)) {
    const etag = etags[page.address]
    const lastModified = modified[page.address]
    if (etag === undefined && lastModified === undefined) continue
    held.set(page.address, {
      page,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    })
  }
  return held
}

/**
 * Validators have a mark of the form in which their pages are held. Pages of before their paging headers were kept
 * with them are asked for afresh: a 304 need not repeat a header that tells of more.
 */
const FORM = ''
const WITH_HEADERS = 'with headers'

/** Validators by address as they are kept; nothing where there are none. */
export function keptValidators(byAddress: Readonly<Record<string, string>>): string | undefined {
  if (Object.keys(byAddress).length === 0) return undefined
  return JSON.stringify({ [FORM]: WITH_HEADERS, ...byAddress })
}

function validatorsIn(text: string | undefined): Readonly<Record<string, string>> {
  const kept = text === undefined ? {} : (JSON.parse(text) as Readonly<Record<string, string>>)
  return kept[FORM] === WITH_HEADERS ? kept : {}
}
