import { httpProblem } from './httpProblem'
import { isAllowed, type NetworkDependencies } from './network'

/** Refuses to send a secret over plain HTTP, except to an origin that the operator has allowed. Throws `ADDRESS_REFUSED`. */
export function refuseUnencrypted(source: string, url: URL, network: NetworkDependencies): void {
  if (url.protocol !== 'http:' || isAllowed(url.origin, network)) return
  const right = 'https, or an origin that the operator has allowed'
  throw httpProblem('ADDRESS_REFUSED', source, url, 'would carry the secret unencrypted', right)
}
