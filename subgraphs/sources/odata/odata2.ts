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
  const request = `{ path: /${entitySet}, query: { $format: json }, items: d.results, paging: { style: next-link, next: d.__next } }`
  const right = `read it by \`kind: rest\` with the request \`${request}\``
  throw httpProblem('ODATA_2', source, url, `answers ${sign}: this is OData 2`, right)
}

function signIn(d: JsonValue): string | undefined {
  if (isList(d)) return 'a list at "d"'
  if (!isObject(d)) return undefined
  return ['results', '__next', '__count'].filter((name) => d.has(name)).map((name) => `"d.${name}"`)[0]
}

function isOld(version: string | undefined): version is string {
  return /^[12]\b/.test(version?.trim() ?? '')
}
