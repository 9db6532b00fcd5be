import { Problem } from '../../base/problems/problem'

/**
 * Reads a list of origins with commas between.
 *
 * @throws Problem BAD_ORIGIN where one is not as a browser sends it
 */
export function corsOriginsIn(text: string): readonly string[] {
  const origins = text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
  for (const origin of origins) {
    const url = URL.canParse(origin) ? new URL(origin) : undefined
    if ((url?.protocol !== 'http:' && url?.protocol !== 'https:') || origin.includes('*'))
      throw new Problem(
        'BAD_ORIGIN',
        `CORS_ORIGINS has "${origin}"; an origin is a scheme, a host and a port, such as https://dashboard.example`,
      )
    if (url.origin !== origin)
      throw new Problem('BAD_ORIGIN', `CORS_ORIGINS has "${origin}"; a browser sends "${url.origin}"`)
  }
  return origins
}
