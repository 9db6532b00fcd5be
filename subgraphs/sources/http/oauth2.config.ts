import { z } from 'zod'
import { plainAddress } from './plainAddress'
import { secret } from './secret'

const word = z.string().min(1)

/** OAuth 2.0 client credentials (RFC 6749 section 4.4): a secret buys a token, and the token asks. */
export const oauth2 = z.strictObject({
  tokenUrl: plainAddress.describe('Where tokens are given; it may be of another origin than the source.'),
  clientId: word,
  clientSecret: secret,
  scope: word.optional().describe('With spaces between several.'),
  audience: word.optional().describe('As Auth0 wants it.'),
  resource: word.optional().describe('As Entra ID version 1 and AD FS want it (RFC 8707).'),
  sendSecretIn: z
    .enum(['body', 'header'])
    .default('body')
    .describe('Whether id and secret go in the form, or in an `Authorization: Basic` header.'),
})

export type OAuth2 = z.infer<typeof oauth2>
