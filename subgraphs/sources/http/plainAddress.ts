import { z } from 'zod'

/** An address without anything that could hold a secret, or that a path is added to. */
export const plainAddress = z
  .string()
  .refine(isPlainAddress, 'an address as https://HOST/PATH, without user name, query or fragment')

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  )
}
