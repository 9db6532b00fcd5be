import { plantedText } from '../../bench/serving/mixed/plantedFigure'
import { Witness } from './witness'

const EDITION = '7.abc'
const SNAPSHOTS = { unity: 21, overseas: 9 }

interface Parts {
  readonly edition?: string
  readonly unity?: object
  readonly figure?: object
  readonly gap?: string
}

/** An answer of one edition, but for the parts that are given. */
function answer({ edition = EDITION, unity = {}, figure = {}, gap = '-8.99995' }: Parts = {}) {
  const told = { text: plantedText(5), provenance: { member: 'unity', snapshot: 21 }, ...figure }
  return {
    portfolio: {
      edition: { id: edition },
      clusters: [
        { code: 'overseas', returns: [{ snapshot: 9 }, { snapshot: 4 }], name: 'Overseas' },
        { code: 'unity', returns: [{ snapshot: 21 }], month: { nodes: [{ figure: told }] }, ...unity },
      ],
      comparison: {
        readings: [
          {
            figure: { text: plantedText(5), provenance: { member: 'unity', snapshot: 21 } },
            target: { text: '99' },
            gapToTarget: { figure: { text: gap, reason: null } },
          },
        ],
      },
    },
  }
}

const faultsIn = (parts?: Parts) => new Witness().faultsIn(answer(parts), EDITION, SNAPSHOTS)

describe('the witness of editions', () => {
  it('finds nothing in an answer of one edition, and says how much it looked at', () => {
    const witness = new Witness()
    expect(witness.faultsIn(answer(), EDITION, SNAPSHOTS)).toEqual([])
    expect(witness.checked).toEqual({ editions: 1, members: 2, figures: 2, gaps: 1 })
    expect(witness.plantings).toEqual([{ member: 'unity', sequence: 21, writing: 5, snapshot: 21 }])
  })

  it.each<[string, Parts, readonly string[]]>([
    ['another edition', { edition: '6.xyz' }, ['it belongs to edition 7.abc, and a part of it to 6.xyz']],
    [
      'an older snapshot of a member',
      { unity: { returns: [{ snapshot: 20 }] } },
      ['unity answers from snapshot 20, its edition reads 21'],
    ],
    [
      'a figure of the writing before',
      { figure: { text: plantedText(4), provenance: { member: 'unity', snapshot: 20 } } },
      ['at snapshot 21 of unity a figure is of writing 5, read as 21; another was of 4, read as 20'],
    ],
    [
      'a figure of a snapshot that the edition does not read',
      { figure: { text: '3', provenance: { member: 'unity', snapshot: 22 } } },
      ['a figure is of snapshot 22 of unity, its edition reads 21'],
    ],
    ['a gap from another figure', { gap: '-8.99994' }, ['the gap of 90.00005 to 99 is told as -8.99994']],
  ])('finds in an answer %s', (_what, parts, faults) => {
    expect(faultsIn(parts)).toEqual(faults)
  })

  it('finds in a later answer another writing of a snapshot', () => {
    const witness = new Witness()
    witness.faultsIn(answer(), EDITION, SNAPSHOTS)
    const later = JSON.parse(JSON.stringify(answer()).replaceAll(plantedText(5), plantedText(6))) as object
    expect(witness.faultsIn(later, EDITION, SNAPSHOTS)).toContainEqual(
      'at snapshot 21 of unity a figure is of writing 6, read as 21; another was of 5, read as 21',
    )
  })
})
