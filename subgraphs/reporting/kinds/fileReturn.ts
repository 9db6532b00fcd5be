import { readFile } from 'node:fs/promises'

import { z } from 'zod'

import { Problem } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'
import { closed } from '../../../base/configuration/closed'
import { refuseLinkOut } from '../config/portfolioPath'
import { day, returnShape } from '../config/sourceShape'
import { pattern } from '../../sources/table/columnFinder'
import type { Brought } from './kind'
import { settledFile } from './settledFile'

/** 20 megabytes. */
const DEFAULT_MAX_BYTES = 20_000_000

/** What a source whose returns are files says besides. */
export const fileSourceShape = {
  maxBytes: z.number().int().positive().default(DEFAULT_MAX_BYTES).describe('The size of a file, at most.'),
  returns: z.array(
    closed({
      ...returnShape,
      file: z
        .string()
        .min(1)
        .regex(/^[^*?]*(?:[*?][^/\\]*)?$/, {
          error: 'may have * and ? only in the name of the file, not of a folder',
        })
        .describe(
          'From the folder of this file. A name with * or ? stands for each file that answers to it: a return of its own, whose id goes on with its name.',
        ),
      referenceDate: z
        .union([day, closed({ inName: pattern.describe('What of the name of the file is the period.') })])
        .optional()
        .describe('The last day of the period that it describes; or where the name of the file has it.'),
    }),
  ),
}

export interface FileReturn {
  /** Absolute. */
  readonly path: string
  /** From the portfolio's folder; how places and messages call it. */
  readonly file: string
}

/** @throws Problem FILE_NOT_FOUND, FILE_UNSETTLED, FILE_TOO_LARGE, FILE_UNREADABLE, PATH_OUTSIDE_MEMBER */
export async function fetchFile(
  { path, file }: FileReturn,
  maxBytes: number,
  portfolioRoot: string,
): Promise<Brought> {
  refuseLinkOut(path, portfolioRoot)
  const refuse = (code: ProblemCode, what: string): Problem =>
    new Problem(code, `file "${file}" ${what} [${code}]`, { file })
  try {
    const found = await settledFile(path)
    if (found === undefined) throw refuse('FILE_UNSETTLED', 'is still being written')
    if (!found.isFile()) throw refuse('FILE_UNREADABLE', 'is not a file')
    if (found.size > maxBytes) throw refuse('FILE_TOO_LARGE', `has ${found.size} bytes (at most ${maxBytes})`)
    return { outcome: 'BROUGHT', bytes: await readFile(path) }
  } catch (error) {
    if (error instanceof Problem) throw error
    const { code } = error as NodeJS.ErrnoException
    throw code === 'ENOENT'
      ? refuse('FILE_NOT_FOUND', 'is not there')
      : refuse('FILE_UNREADABLE', `cannot be read: ${code ?? 'for no stated reason'}`)
  }
}
