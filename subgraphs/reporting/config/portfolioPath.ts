import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'

import { Problem } from '../../../base/problems/problem'

/**
 * A path of a configuration file, made absolute from the folder that it is written in.
 *
 * @throws Problem PATH_OUTSIDE_MEMBER where it leads out of the portfolio's folder, or into that of another member
 */
export function portfolioPath(written: string, folder: string, portfolioRoot: string): string {
  const target = path.resolve(folder, written)
  if (!isBelow(target, portfolioRoot)) throw outside(written)
  if (folder !== portfolioRoot && leadsToAnother(folder, target, portfolioRoot))
    throw outside(written, ITS_OWN)
  return target
}

/**
 * Asked before a file is opened: a path may have become a link since it was written.
 *
 * @throws Problem PATH_OUTSIDE_MEMBER where links lead out of the portfolio's folder, or into that of another member
 */
export function refuseLinkOut(target: string, portfolioRoot: string): void {
  const [file, root] = [real(target), real(portfolioRoot)]
  const name = portfolioName(target, portfolioRoot)
  if (!isBelow(file, root)) throw outside(name)
  if (leadsToAnother(path.join(root, name), file, root)) throw outside(name, ITS_OWN)
}

const ITS_OWN = 'the folder of its member'

/** Whether one path leads into the folder of a member in which another does not lie. */
function leadsToAnother(from: string, target: string, root: string): boolean {
  const [own] = path.relative(root, from).split(path.sep)
  const [top = ''] = path.relative(root, target).split(path.sep)
  return top !== own && existsSync(path.join(root, top, 'subgraph.yml'))
}

/**
 * The same for any folder, links followed.
 *
 * @param told the target in words
 * @param where the folder in words
 * @throws Problem PATH_OUTSIDE_MEMBER
 */
export function refuseOutside(target: string, folder: string, told: string, where: string): void {
  if (!isBelow(target, folder) || !isBelow(real(target), real(folder))) throw outside(told, where)
}

function outside(written: string, where = "the portfolio's folder"): Problem {
  const message = `"${written}" leads outside ${where} [PATH_OUTSIDE_MEMBER]`
  return new Problem('PATH_OUTSIDE_MEMBER', message, { path: written })
}

/** How a path is called in places and messages: from the portfolio's folder, with forward slashes. */
export function portfolioName(target: string, portfolioRoot: string): string {
  return path.relative(portfolioRoot, target).split(path.sep).join('/')
}

function isBelow(target: string, root: string): boolean {
  const relative = path.relative(root, target)
  return (
    relative !== '' &&
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  )
}

/** With every link resolved; of what does not exist, the nearest folder that does. */
function real(target: string): string {
  try {
    return realpathSync(target)
  } catch {
    const parent = path.dirname(target)
    return parent === target ? target : path.join(real(parent), path.basename(target))
  }
}
