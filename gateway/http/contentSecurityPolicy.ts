/** The kinds of content that a page may load, and from where. */
export type ContentSources = Readonly<Record<`${string}-src`, string>>

/**
 * Writes the content security policy of a page: nothing is loaded but from the sources given, no form is sent, and no
 * other page can show it in a frame.
 */
export function contentSecurityPolicy(sources: ContentSources = {}): string {
  return [
    "default-src 'none'",
    ...Object.entries(sources).map(([kind, from]) => `${kind} ${from}`),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
