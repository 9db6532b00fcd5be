import type { Validators } from './http/client'
import { arePages, unframePages, type Page } from './pages'

/** What the ledger keeps of the last reading, to be asked whether it still holds. */
export interface Previous extends Validators {
  readonly payload: Uint8Array
}

/** A page of the last reading that has a validator. */
export interface Held extends Validators {
  readonly page: Page
}

/** The pages of the last reading that the source may be asked about again, by address. */
export function heldPages(source: string, previous: Previous | undefined): ReadonlyMap<string, Held> {
  // A source may have been of another kind when it was last read.
  if (previous === undefined || !arePages(previous.payload)) return new Map()
  const etags = validatorsIn(previous.etag)
  const modified = validatorsIn(previous.lastModified)
  const held = new Map<string, Held>()
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
