import type { JsonValue } from '../../../base/json/value'
import type { Place } from '../../../schema/facts/figures/cell'

/** What became of one record: the records made of it, or why none could be. */
export type Remade = { readonly made: readonly JsonValue[] } | { readonly wrong: string }

/** Makes other records of records, an answer for each; given where each stood, for messages. */
export type Remake = (records: readonly JsonValue[], places: readonly Place[]) => Promise<readonly Remade[]>
