import { fittingPaging, signalsLeft } from '../../../../subgraphs/sources/pages/morePages'
import type { MoreSignal } from '../../../../subgraphs/sources/pages/moreSignals'

const total = (count: number): MoreSignal => ({
  tells: 'COUNT',
  count,
  isTotal: true,
  written: '',
  path: 'total',
})
const count = (of: number): MoreSignal => ({
  tells: 'COUNT',
  count: of,
  isTotal: false,
  written: '',
  path: 'count',
})
const NEXT: MoreSignal = { tells: 'NEXT_LINK', written: '', path: 'links.next' }
const MORE: MoreSignal = { tells: 'MORE', written: '', path: 'more' }
const NO_MORE: MoreSignal = { tells: 'NO_MORE', written: '', path: 'more' }
const PAGES: MoreSignal = { tells: 'PAGES', count: 3, written: '', path: 'pages' }

const walked = { records: 2, pages: 1, last: 2, endsWhenEmpty: false }

it.each<[string, readonly MoreSignal[], object, readonly MoreSignal[]]>([
  ['a next link', [NEXT], {}, [NEXT]],
  ['a next link after a flag that says no', [NEXT, NO_MORE], {}, []],
  ['a next link where a total has come', [NEXT, total(2)], {}, []],
  ['a next link where the total that is named has come', [NEXT], { stated: 2 }, []],
  // The count of a page is not that of all.
  ['a next link where a count has come', [NEXT, count(2)], {}, [NEXT]],
  ['a next link on the empty page at which turning ends', [NEXT], { last: 0, endsWhenEmpty: true }, []],
  ['a next link on an empty page', [NEXT], { last: 0 }, [NEXT]],
  ['a flag, whatever was counted', [MORE, total(2)], {}, [MORE]],
  ['a total above what came, whatever a flag says', [total(5), NO_MORE], {}, [total(5)]],
  ['a count above what came', [count(5)], {}, [count(5)]],
  ['counts below what came', [count(1), total(1)], {}, []],
  ['more pages than were read', [PAGES], {}, [PAGES]],
  ['as many pages as were read', [PAGES], { pages: 3 }, []],
  ['all of it where as many came as were asked for', [MORE, NEXT, total(5)], { top: 2 }, []],
])('of the signals is left: %s', (_what, signals, how, left) => {
  expect(signalsLeft(signals, { ...walked, ...how })).toEqual(left)
})

it.each<[readonly MoreSignal[], string]>([
  [[NEXT, total(5)], 'follow them with `paging: { style: next-link, next: links.next, total: total }`'],
  [[{ ...NEXT, path: '["@odata.nextLink"]' }], `next: '["@odata.nextLink"]' }`],
  [[PAGES], 'follow them with `paging: { style: page }`'],
  [[MORE], 'set the `paging` style that the documentation of the source describes'],
])('of the styles is proposed the one that follows %j', (signals, proposal) => {
  expect(fittingPaging(signals)).toContain(proposal)
})
