/** Headers that every response carries, whoever writes it. */
export const COMMON_HEADERS = {
  // What is JSON is never run as anything else because it looks like it.
  'x-content-type-options': 'nosniff',
} as const
