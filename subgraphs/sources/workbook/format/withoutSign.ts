/** What stands before and after a number. */
export interface Beside {
  readonly before: string
  readonly after: string
}

const MINUS = /^[-−–]\s?|(?<![\p{L}\p{N}])[-−–]$/u
const PLUS = /^\+\s?|\+$/
const TRAILING_MINUS = /^[-−–]$/

/**
 * The words beside a number without its sign, which the number has of its own: `-£` and `(£` … `)` are `£`. The
 * hyphen of `ALP-` is no sign.
 */
export function withoutSign({ before, after }: Beside): {
  readonly words: Beside
  readonly negates: boolean
} {
  const opened = before.replace(/^\(\s?|\($/, '')
  const closed = after.replace(/\s?\)$|^\)/, '')
  if (opened !== before && closed !== after)
    return { words: { before: opened, after: closed }, negates: true }
  if (MINUS.test(before)) return { words: { before: before.replace(MINUS, ''), after }, negates: true }
  if (TRAILING_MINUS.test(after)) return { words: { before, after: '' }, negates: true }
  return { words: { before: before.replace(PLUS, ''), after }, negates: false }
}
