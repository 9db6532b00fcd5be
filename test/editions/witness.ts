import { writingIn } from '../../bench/serving/mixed/plantedFigure'

/** Each member's snapshot sequence. */
export type Snapshots = Readonly<Record<string, number>>

/** What a figure of a planted return told: which writing it is of, and which reading that is said to be. */
export interface Planting {
  readonly writing: number
  readonly snapshot: number
}

/** How much there was to check, so that nobody takes nothing for proof. */
export interface Checked {
  editions: number
  members: number
  figures: number
  gaps: number
}

type Fields = Readonly<Record<string, unknown>>

interface Told {
  readonly text: string
  readonly provenance: { readonly member: string; readonly snapshot: number }
}

/** Decimal texts become binary numbers on the way to their difference. */
const TOLERANCE = 1e-9

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTold(value: unknown): value is Told {
  if (!isFields(value) || typeof value['text'] !== 'string' || !isFields(value['provenance'])) return false
  const { member, snapshot } = value['provenance']
  return typeof member === 'string' && typeof snapshot === 'number'
}

function objectsIn(value: unknown): readonly Fields[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (!isFields(value)) return []
  return [value, ...Object.values(value).flatMap(objectsIn)]
}

/** The edition that an answer says it belongs to. */
export function editionOf(data: unknown): string | undefined {
  const portfolio = isFields(data) ? data['portfolio'] : undefined
  const edition = isFields(portfolio) ? portfolio['edition'] : undefined
  const id = isFields(edition) ? edition['id'] : undefined
  return typeof id === 'string' ? id : undefined
}

/**
 * Looks in answers for two editions in one: what each says of its own edition, of its members' snapshots, and the
 * figures that were planted. It remembers what it was told, so that no later answer may tell otherwise.
 */
export class Witness {
  readonly checked: Checked = { editions: 0, members: 0, figures: 0, gaps: 0 }
  /** What has been told of a member at one of its sequences. */
  readonly #told = new Map<string, Planting>()

  /** What has been told of planted returns, by member and its sequence. */
  get plantings(): readonly (Planting & { readonly member: string; readonly sequence: number })[] {
    return [...this.#told].map(([at, planting]) => {
      const [member = '', sequence] = at.split(' ')
      return { ...planting, member, sequence: Number(sequence) }
    })
  }

  /**
   * What is wrong with the data of an answer.
   *
   * @param edition the edition that it says it belongs to
   * @param snapshots what that edition reads of each member
   */
  faultsIn(data: unknown, edition: string, snapshots: Snapshots): readonly string[] {
    return objectsIn(data).flatMap((one) => [
      ...this.#editionFaults(one, edition),
      ...this.#memberFaults(one, snapshots),
      ...this.#figureFaults(one, snapshots),
      ...this.#gapFaults(one),
    ])
  }

  #editionFaults({ edition }: Fields, expected: string): readonly string[] {
    const told = isFields(edition) ? edition['id'] : undefined
    if (typeof told !== 'string') return []
    this.checked.editions += 1
    return told === expected ? [] : [`it belongs to edition ${expected}, and a part of it to ${told}`]
  }

  /** The newest snapshot of a member is in force whatever return it is of. */
  #memberFaults({ code, returns }: Fields, snapshots: Snapshots): readonly string[] {
    if (typeof code !== 'string' || !Array.isArray(returns)) return []
    this.checked.members += 1
    const told = (returns as readonly { readonly snapshot: number }[]).map(({ snapshot }) => snapshot)
    const snapshot = Math.max(0, ...told)
    const expected = snapshots[code]
    return snapshot === expected
      ? []
      : [`${code} answers from snapshot ${snapshot}, its edition reads ${expected}`]
  }

  #figureFaults(figure: Fields, snapshots: Snapshots): readonly string[] {
    if (!isTold(figure)) return []
    const { member, snapshot } = figure.provenance
    const sequence = snapshots[member] ?? 0
    const ahead =
      snapshot > sequence
        ? [`a figure is of snapshot ${snapshot} of ${member}, its edition reads ${sequence}`]
        : []
    const writing = writingIn(figure.text)
    if (writing === undefined) return ahead
    this.checked.figures += 1
    const at = `${member} ${sequence}`
    const known = this.#told.get(at)
    if (known === undefined) this.#told.set(at, { writing, snapshot })
    else if (known.writing !== writing || known.snapshot !== snapshot)
      return [
        ...ahead,
        `at snapshot ${sequence} of ${member} a figure is of writing ${writing}, read as ${snapshot}; another was of ${known.writing}, read as ${known.snapshot}`,
      ]
    return ahead
  }

  /** A gap is worked out by portfolio, from a figure that the same reading tells. */
  #gapFaults({ figure, target, gapToTarget }: Fields): readonly string[] {
    if (!isTold(figure) || writingIn(figure.text) === undefined) return []
    if (!isFields(target) || !isFields(gapToTarget) || !isFields(gapToTarget['figure'])) return []
    const [aim, gap] = [target['text'], gapToTarget['figure']['text']]
    if (typeof aim !== 'string' || typeof gap !== 'string') return []
    this.checked.gaps += 1
    const off = Math.abs(Math.abs(Number(figure.text) - Number(aim)) - Math.abs(Number(gap)))
    return off < TOLERANCE ? [] : [`the gap of ${figure.text} to ${aim} is told as ${gap}`]
  }
}
