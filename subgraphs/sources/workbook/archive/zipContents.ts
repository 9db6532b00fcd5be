import { crc32 } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'

import { Problem } from '../../../../base/problems/problem'
import { refused } from '../refused'

const MIB = 1024 * 1024

/** What a workbook's archive may hold. Sizes in bytes after decompression. */
export const ZIP_LIMITS = {
  entries: 5_000,
  partBytes: 64 * MIB,
  totalBytes: 256 * MIB,
  /** How many times its size a part may expand to, once it is larger than `ratioAbove`. */
  ratio: 250,
  ratioAbove: 8 * MIB,
} as const

/** The parts of an archive that has been looked through to the end. */
export interface ZipContents {
  readonly names: ReadonlySet<string>
  /** The content of a part; nothing where there is none of that name. */
  part(name: string): Promise<Buffer | undefined>
}

/**
 * Looks through an archive before anybody parses it: first what it declares, without decompressing, then
 * whether every part is of the size and checksum that it declares.
 *
 * @throws Problem WORKBOOK_TOO_LARGE where it would expand beyond the limits, BAD_WORKBOOK where it is damaged
 */
export async function openZip(bytes: Uint8Array): Promise<ZipContents> {
  const zip = await orDamaged(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    }),
  )
  const entries = await orDamaged(() => declaredEntries(zip))
  for (const entry of entries.values()) {
    await orDamaged(() => throughPart(zip, entry, () => undefined))
  }
  return {
    names: new Set(entries.keys()),
    async part(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const chunks: Buffer[] = []
      await orDamaged(() => throughPart(zip, entry, (chunk) => chunks.push(chunk)))
      return Buffer.concat(chunks)
    },
  }
}

async function declaredEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > ZIP_LIMITS.entries) {
    throw tooLarge(`it has ${zip.entryCount} parts`, `at most ${ZIP_LIMITS.entries}`)
  }
  const entries = new Map<string, Entry>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName: name, uncompressedSize: size, compressedSize } = entry
    if (entries.has(name)) throw damaged(`it holds the part ${name} twice`)
    if (entry.isEncrypted()) throw encrypted()
    const ratio = size / Math.max(compressedSize, 1)
    if (size > ZIP_LIMITS.partBytes) {
      throw tooLarge(
        `its part ${name} expands to ${mebibytes(size)} (x${Math.round(ratio)})`,
        `at most ${mebibytes(ZIP_LIMITS.partBytes)} a part`,
      )
    }
    if (size > ZIP_LIMITS.ratioAbove && ratio > ZIP_LIMITS.ratio) {
      throw tooLarge(
        `its part ${name} expands ${Math.round(ratio)} times, to ${mebibytes(size)}`,
        `at most ${ZIP_LIMITS.ratio} times`,
      )
    }
    total += size
    if (total > ZIP_LIMITS.totalBytes) {
      throw tooLarge(
        `its parts expand to over ${mebibytes(ZIP_LIMITS.totalBytes)}`,
        `at most ${mebibytes(ZIP_LIMITS.totalBytes)} together`,
      )
    }
    entries.set(name, entry)
  }
  return entries
}

/** What is declared may be a lie: no more is taken than was declared, and no less, and it must sum up. */
async function throughPart(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => void): Promise<void> {
  if (entry.fileName.endsWith('/')) return
  const stream = await zip.openReadStreamPromise(entry)
  let sum = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sum = crc32(chunk, sum)
    take(chunk)
  }
  if (sum !== entry.crc32) throw damaged(`its part ${entry.fileName} does not match its checksum`)
}

async function orDamaged<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof Problem ? error : damaged((error as Error).message.replace(/\.+$/, ''))
  }
}

function damaged(what: string): Problem {
  return refused('BAD_WORKBOOK', `is damaged or cut short: ${what}`, 'the workbook, saved or copied again')
}

function tooLarge(what: string, limit: string): Problem {
  return refused('WORKBOOK_TOO_LARGE', `expands too far: ${what}`, limit)
}

/** A workbook that only opens with a password. */
export function encrypted(): Problem {
  return refused('WORKBOOK_ENCRYPTED', 'is protected by a password', 'the workbook, saved without one')
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / MIB)} MiB`
}
