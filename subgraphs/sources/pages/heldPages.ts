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

function validatorsIn(text: string | undefined): Readonly<Record<string, string>> {
  return text === undefined ? {} : (JSON.parse(text) as Readonly<Record<string, string>>)
}
