import { Problem } from '../../../base/problems/problem'
import { isList, isObject, type JsonValue } from '../../../base/json/value'
import { httpProblem } from '../http/httpProblem'
import type { Arrived } from '../pages/fetchPages'

/**
 * Refuses an answer in the form of OData 2, and shows how it is read instead.
 *
 * @throws Problem ODATA_2
 */
export function refuseOdata2(
  source: string,
  { url, json, answer }: Pick<Arrived, 'url' | 'json' | 'answer'>,
  entitySet: string,
): void {
  if (!isObject(json) || isList(json.get('value') ?? null)) return
  const version = answer.header('dataserviceversion')
  const sign =
    signIn(json.get('d') ?? null) ?? (isOld(version) ? `header DataServiceVersion: ${version}` : undefined)
  if (sign === undefined) return
  throw odata2(source, url, `answers ${sign}`, entitySet)
}

/** The refusal of a service that says with it that it is one of OData 2, as such; any other error as it is. */
export function asOdata2(
  source: string,
  baseUrl: string,
  error: unknown,
  entitySets: readonly string[],
): unknown {
  if (!(error instanceof Problem)) return error
  const { address, status, said, dataServiceVersion: version } = error.details
  if (typeof version !== 'string' || !isOld(version)) return error
  const came = `answered ${String(status)}${String(said)} with header DataServiceVersion: ${version}`
  const url = new URL(String(address))
  const asked = entitySets.find((one) => url.href.startsWith(`${baseUrl.replace(/\/+$/, '')}/${one}`))
  return odata2(source, url, came, asked ?? 'ENTITY_SET')
}

function odata2(source: string, url: URL, came: string, entitySet: string): Problem {
  const request = `{ path: /${entitySet}, query: { $format: json }, items: d.results, paging: { style: next-link, next: d.__next } }`
  const right = `read it by \`kind: rest\` with the request \`${request}\``
  return httpProblem('ODATA_2', source, url, `${came}: this is OData 2`, right)
}

function signIn(d: JsonValue): string | undefined {
  if (isList(d)) return 'a list at "d"'
  if (!isObject(d)) return undefined
  return ['results', '__next', '__count'].filter((name) => d.has(name)).map((name) => `"d.${name}"`)[0]
}

function isOld(version: string | undefined): version is string {
  return /^[12]\b/.test(version?.trim() ?? '')
}
