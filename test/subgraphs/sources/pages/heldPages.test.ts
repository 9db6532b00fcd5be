import { heldPages } from '../../../../subgraphs/sources/pages/heldPages'
import { framePages } from '../../../../subgraphs/sources/pages/pages'

const page = { request: 'Milestone', address: '/milestones?page=1', body: Buffer.from('[]') }

describe('the pages held of a source', () => {
  it('are those whose validators were kept', () => {
    const payload = framePages([page, { ...page, address: '/milestones?page=2' }])
    const held = heldPages('alpha/tool', { payload, etag: JSON.stringify({ [page.address]: '"1"' }) })
    expect([...held].map(([address, { etag }]) => [address, etag])).toEqual([[page.address, '"1"']])
  })

  it('are none where nothing is held', () => {
    expect(heldPages('alpha/tool', undefined).size).toBe(0)
  })

  it('are none where the source was of another kind when it was last read', () => {
    const payload = Buffer.from('Milestone,Name\ngo-live,Go-live\n')
    expect(heldPages('alpha/tool', { payload, etag: JSON.stringify({ [page.address]: '"1"' }) }).size).toBe(0)
  })
})
