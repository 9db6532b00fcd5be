import { parseJson } from '../../../base/json/parse'
import { followJsonPath, parseJsonPath, pointerPart } from '../../../base/json/path'

const ISSUE = parseJson(
  Buffer.from(`{
    "id": 7,
    "fixed_version": {"id": 2, "name": "Go-live"},
    "custom_fields": [{"id": 1, "name": "RAG", "value": "Amber"}, {"id": 2, "name": "Note \\"x\\"", "value": null}],
    "rows": [["a"], ["b"]],
    "@odata.etag": "W/1",
    "a/b~c": true
  }`),
)

it.each([
  ['id', '/id', '7'],
  ['fixed_version.name', '/fixed_version/name', '"Go-live"'],
  ['custom_fields[name="RAG"].value', '/custom_fields/0/value', '"Amber"'],
  ['custom_fields[name="Note \\"x\\""].value', '/custom_fields/1/value', 'null'],
  ['custom_fields[id="2"].id', '/custom_fields/1/id', '2'],
  ['rows[1][0]', '/rows/1/0', '"b"'],
  ['["@odata.etag"]', '/@odata.etag', '"W/1"'],
  // RFC 6901: ~ is written ~0 and / is written ~1.
  ['a/b~c', '/a~1b~0c', 'true'],
])('%s leads to %s', (path, pointer, value) => {
  const hits = followJsonPath(ISSUE, parseJsonPath(path) ?? [])
  expect(hits.map((hit) => hit.pointer)).toEqual([pointer])
  expect(
    JSON.stringify(hits[0]?.value, (_, inner: unknown) =>
      inner && typeof inner === 'object' && 'text' in inner ? Number(inner.text) : inner,
    ),
  ).toBe(value)
})

it.each(['nothing', 'id.more', 'rows[2]', 'rows.0', 'custom_fields[name="None"].value', 'fixed_version[0]'])(
  '%s leads nowhere',
  (path) => {
    expect(followJsonPath(ISSUE, parseJsonPath(path) ?? [])).toEqual([])
  },
)

it('tells every place where a condition holds', () => {
  const twice = parseJson(Buffer.from('[{"name":"RAG","value":1},{"name":"RAG","value":2}]'))
  const hits = followJsonPath(twice, parseJsonPath('[name="RAG"].value') ?? [])
  expect(hits.map(({ pointer }) => pointer)).toEqual(['/0/value', '/1/value'])
})

it.each(['a..b', 'a.', '.', 'a[', 'a[]', 'a[-1]', 'a[name=RAG]', 'a[name="RAG]', 'a["b"', 'a]b', 'a"b"'])(
  '%s is not a path',
  (path) => {
    expect(parseJsonPath(path)).toBeUndefined()
  },
)

it('the empty path is the value itself', () => {
  expect(followJsonPath(ISSUE, parseJsonPath('') ?? [])).toEqual([{ value: ISSUE, pointer: '' }])
  expect(pointerPart('~/')).toBe('~0~1')
})
