import { headcount } from '../../../../gateway/methods/capacity/headcount'

test('is the sum of the parts', () => {
  // As the quarterly return of the GMPP was handed out: 21.2 public servants and 1.3 contractors are 22.5.
  const parts = [
    { id: 'public servants', fte: 21.2 },
    { id: 'contractors', fte: 1.3 },
  ]
  expect(headcount(parts)).toMatchObject({ value: 22.5, n: 2, caveats: [] })
})

test('is refused for the reason that a part is missing for, and names it', () => {
  const withheld = { reason: 'WITHHELD_FOI', note: 'section 43' } as const
  const parts = [
    { id: 'FINANCE', fte: 4 },
    { id: 'CHANGE', fte: withheld },
  ]
  expect(headcount(parts).refused).toMatchObject({ reason: 'WITHHELD_FOI', detail: 'CHANGE: section 43' })
})

test('is not nought where nothing was returned', () => {
  expect(headcount([]).refused?.reason).toBe('NOT_PROVIDED')
})
