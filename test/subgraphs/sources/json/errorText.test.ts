import { parseJson } from '../../../../base/json/parse'
import { errorText, errorTextOfSuccess, isGraphqlFailure } from '../../../../subgraphs/sources/json/errorText'

const asItIs = (text: string): string => text
const parsed = (value: unknown) => parseJson(Buffer.from(JSON.stringify(value)))

it.each([
  [
    'GraphQL',
    { errors: [{ message: 'Complexity budget exhausted' }], data: null },
    'Complexity budget exhausted',
  ],
  ['OData 4', { error: { code: '501', message: 'Not implemented' } }, 'Not implemented'],
  [
    'OData 3',
    { 'odata.error': { code: '-1', message: { lang: 'en', value: 'No such list' } } },
    'No such list',
  ],
  ['SAP', { error: { code: '005', message: { lang: 'en', value: 'No such service' } } }, 'No such service'],
  ['plain text', { error: 'bad cursor' }, 'bad cursor'],
  [
    'ServiceNow',
    { error: { message: 'No Record found', detail: 'ACL' }, status: 'failure' },
    'No Record found',
  ],
  ['CKAN', { success: false, error: { __type: 'Not Found', message: 'No resource' } }, 'No resource'],
  ['Jira', { errorMessages: ['The value x does not exist.'], errors: {} }, 'The value x does not exist.'],
  ['Jira, by field', { errorMessages: [], errors: { jql: 'is empty' } }, 'jql: is empty'],
])('is told of an answer that %s calls a success', (_system, answer, text) => {
  expect(errorTextOfSuccess(parsed(answer), asItIs)).toBe(text)
  expect(errorText(parsed(answer), asItIs)).toBe(text)
})

it.each([
  ['problem details (RFC 9457)', { type: 'about:blank', title: 'Bad', detail: 'No field x' }, 'No field x'],
  ['Django REST framework', { detail: 'Invalid page.' }, 'Invalid page.'],
  ['Smartsheet', { errorCode: 1006, message: 'Not Found' }, 'Not Found'],
  [
    'OAuth',
    { error: 'invalid_client', error_description: 'No such client' },
    'invalid_client; No such client',
  ],
])('is told of an answer that failed: %s', (_system, answer, text) => {
  expect(errorText(parsed(answer), asItIs)).toBe(text)
})

it.each([
  [{ message: 'ok', rows: [] }],
  [{ error: null, errors: [], rows: [] }],
  [{ error: false }],
  [[{ error: 'of a record' }]],
  [{ status: 'success' }],
])('is none in %j', (answer) => {
  expect(errorTextOfSuccess(parsed(answer), asItIs)).toBeUndefined()
})

it('is folded and cut, and holds no part of a secret at the cut', () => {
  const secret = 'hush-hush-hush'
  const text = errorText(parsed({ error: `a\nb\t\u001b[31m ${'x'.repeat(280)}${secret}` }), (one) =>
    one.replaceAll(secret, '…'),
  )
  expect(text).toContain('a b [31m xxx')
  expect(text).not.toContain('hush')
  const long = errorText(parsed({ error: 'y'.repeat(1000) }), asItIs)
  expect(long).toBe(`${'y'.repeat(299)}…`)
})

it('is of GraphQL where there are errors beside the data', () => {
  expect(isGraphqlFailure(parsed({ errors: [{ message: 'x' }], data: { a: [] } }))).toBe(true)
  expect(isGraphqlFailure(parsed({ errors: [], data: { a: [] } }))).toBe(false)
  expect(isGraphqlFailure(parsed({ errors: [{ message: 'x' }], rows: [] }))).toBe(false)
})
