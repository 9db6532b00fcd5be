import { Problem } from '../../../base/problems/problem'
import type { SourceDependencies } from '../kinds/kind'
import { recordMappings } from '../mapping/records/openTables'
import { hasReferences } from '../mapping/keys/references'
import { contextOf, mappingHashOf, openPayload, readWhole, refusedReading } from './readPayload'
import type { Reading, ReadOptions } from './readPayload'
import { StreamedReading } from './streamedReading'
import type { ReturnConfiguration, SourceConfiguration } from '../config/subgraphFile'
import type { OpenReading } from './openedReading'

/**
 * Opens a payload for reading. Whatever is wrong with it is in the reading, never thrown. Contents are made as
 * they are asked for where records can be understood one by one and the payload read more than once.
 *
 * @throws Error only where the programme itself is at fault
 */
export async function openReading(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  bytes: Uint8Array,
  dependencies: SourceDependencies,
  options: ReadOptions = {},
): Promise<OpenReading> {
  try {
    const opened = await openPayload(source, one, bytes, dependencies)
    if (opened.isRereadable !== true || hasReferences(source.mapping) || isInCode(source))
      return held(readWhole(source, one, opened, options))
    const context = contextOf(source, one)
    return new StreamedReading(source, opened, context, mappingHashOf(source, one), options)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return held(refusedReading(source, one, error))
  }
}

/** Its code may break off anywhere, and what it throws is to be stored as a refusal, with the payload. */
function isInCode({ mapping }: SourceConfiguration): boolean {
  return recordMappings(mapping).some(([, { fields }]) =>
    Object.values(fields).some((field) => field?.type !== undefined && field.inCode !== undefined),
  )
}

function held(reading: Reading): OpenReading {
  const { records, quarantine, notes, counts, refusal, mappingHash, encoding } = reading
  return {
    mappingHash,
    ...(encoding === undefined ? {} : { encoding }),
    *contents() {
      for (const record of records) yield { record }
      for (const quarantined of quarantine) yield { quarantined }
      for (const note of notes) yield { note }
    },
    conclude: () => (refusal === undefined ? { counts } : { counts, refusal }),
  }
}
