import { createHash } from 'node:crypto'

import { Problem } from '../../../../base/problems/problem'
import { unpack } from './packed'
import type { PackQueue } from './packQueue'
import type { Database, Tables } from '../stores/tables'

const CHUNK_BYTES = 1 << 20
const NOTHING = Buffer.alloc(0)

/** The name of a payload: SHA-256 of its bytes, in hexadecimal. */
export function payloadHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Keeps the bytes unless they are kept already; the last of them once the queue is finished. */
export async function storePayload(
  db: Database,
  member: string,
  hash: string,
  bytes: Uint8Array,
  queue: PackQueue,
): Promise<void> {
  const held = await db
    .selectFrom('payload')
    .select('hash')
    .where('member', '=', member)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (held !== undefined) return
  const parts = Math.ceil(bytes.byteLength / CHUNK_BYTES)
  await db.insertInto('payload').values({ member, hash, size: bytes.byteLength, parts }).execute()
  for (let part = 0; part < parts; part += 1) {
    const { buffer, byteOffset, byteLength } = bytes.subarray(part * CHUNK_BYTES, (part + 1) * CHUNK_BYTES)
    const chunk = Buffer.from(buffer, byteOffset, byteLength)
    queue.add(chunk, async (packed) => {
      const stored = packed === undefined ? { bytes: chunk, packed: null } : { bytes: NOTHING, packed }
      await db
        .insertInto('payload_chunk')
        .values({ member, hash, part, ...stored })
        .execute()
    })
  }
}

/** @throws Error where a chunk is not as it was packed */
export function chunkBytes({ bytes, packed }: Pick<Tables['payload_chunk'], 'bytes' | 'packed'>): Uint8Array {
  return packed === null ? bytes : unpack(packed)
}

/** @throws Problem PAYLOAD_REDACTED */
export async function readPayload(
  db: Database,
  member: string,
  hash: string,
): Promise<Uint8Array | undefined> {
  await refuseRedacted(db, member, hash)
  const held = await db
    .selectFrom('payload')
    .select(['size', 'parts'])
    .where('member', '=', member)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (held === undefined) return undefined
  const bytes = new Uint8Array(held.size)
  for (let part = 0; part < held.parts; part += 1) {
    const chunk = await db
      .selectFrom('payload_chunk')
      .select(['bytes', 'packed'])
      .where('member', '=', member)
      .where('hash', '=', hash)
      .where('part', '=', part)
      .executeTakeFirstOrThrow()
    bytes.set(chunkBytes(chunk), part * CHUNK_BYTES)
  }
  return bytes
}

/** @throws Problem PAYLOAD_REDACTED */
export async function refuseRedacted(db: Database, member: string, hash: string): Promise<void> {
  const redaction = await db
    .selectFrom('redaction')
    .select(['reason', 'redacted'])
    .where('member', '=', member)
    .where('payload_hash', '=', hash)
    .orderBy('number')
    .executeTakeFirst()
  if (redaction === undefined) return
  const message = `${member}: payload ${hash} was redacted on ${redaction.redacted}`
  throw new Problem('PAYLOAD_REDACTED', message, { member, payloadHash: hash, redacted: redaction.redacted })
}
