const SECRET_PARAMETER =
  /key$|^token$|(access|auth|session|refresh|id)[_-]?token|secret|passw|signature|^sig$|^code$/i
const LONGEST_SHOWN = 300

/**
 * An address fit to be shown and stored: no user name, no fragment, and nothing from query parameters
 * whose names suggest a secret. The token of a page is none, and tells which page it was.
 */
export function shownAddress({ origin, pathname, search }: URL): string {
  const query = search.replace(/([?&])([^=&]+)=[^&]*/g, (whole, before: string, name: string) =>
    SECRET_PARAMETER.test(name) ? `${before}${name}=…` : whole,
  )
  const text = `${origin}${pathname}${query}`
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}
