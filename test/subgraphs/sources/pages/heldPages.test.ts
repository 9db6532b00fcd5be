import { heldPages, keptValidators } from '../../../../subgraphs/sources/pages/heldPages'
import type { Held } from '../../../../subgraphs/sources/pages/held'
import { framePages } from '../../../../subgraphs/sources/pages/pages'

const page = { request: 'Milestone', address: '/milestones?page=1', body: Buffer.from('[]') }

const heldAs = (payload: Buffer): Held => {
  const etag = keptValidators({ [page.address]: '"1"' })
  return { payload, ...(etag === undefined ? {} : { etag }) }
}

describe('the pages held of a source', () => {
  it('are those whose validators were kept', () => {
    const payload = framePages([page, { ...page, address: '/milestones?page=2' }])
    const held = heldPages('alpha/tool', heldAs(payload))
    expect([...held].map(([address, { etag }]) => [address, etag])).toEqual([[page.address, '"1"']])
  })

  it('are none where nothing is held', () => {
    expect(heldPages('alpha/tool', undefined).size).toBe(0)
  })

  it('are none where the source was of another kind when it was last read', () => {
    const payload = Buffer.from('Milestone,Name\ngo-live,Go-live\n')
    expect(heldPages('alpha/tool', heldAs(payload)).size).toBe(0)
  })

  it('are none of before headers were kept with pages, for a 304 would hide what they told', () => {
    const etag = JSON.stringify({ [page.address]: '"1"' })
    expect(heldPages('alpha/tool', { payload: framePages([page]), etag }).size).toBe(0)
  })

  it('keep no validators where there are none', () => {
    expect(keptValidators({})).toBeUndefined()
  })
})
