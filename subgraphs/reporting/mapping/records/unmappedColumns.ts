import { Problem } from '../../../../base/problems/problem'
import type { Note } from '../../../../schema/facts/snapshots/snapshot'
import type { RawHeading } from '../../../sources/table/rawTable'
import { compileFinder } from '../fields/finders'
import type { Mapping } from '../written/mappingSchema'
import { quoted } from '../messages'

/** The columns that no record mapping reads, over all that look at them. */
export class UnmappedColumns {
  readonly #columns = new Map<string, { readonly heading: RawHeading; readonly used: boolean }>()

  add(headings: readonly RawHeading[], used: readonly RawHeading[]): void {
    for (const heading of headings) {
      const id = JSON.stringify([heading.text, heading.place.sheet, heading.place.row, heading.place.column])
      const already = this.#columns.get(id)?.used ?? false
      this.#columns.set(id, { heading, used: already || used.includes(heading) })
    }
  }

  /** @throws Problem UNMAPPED_COLUMN where the contract refuses them */
  notes({ contract }: Mapping, source: string): readonly Note[] {
    const policy = contract?.unmappedColumns ?? 'report'
    if (policy === 'ignore') return []
    const ignored = (contract?.ignore ?? []).map(compileFinder)
    const notes: Note[] = []
    for (const { heading, used } of this.#columns.values()) {
      if (used || ignored.some((test) => test(heading.text))) continue
      const name = heading.text === '' ? 'a column without a heading' : `column ${quoted(heading.text)}`
      const message = `${source}: ${name} is read by no field [UNMAPPED_COLUMN]`
      notes.push({ code: 'UNMAPPED_COLUMN', message, where: heading.place })
    }
    if (policy === 'refuse' && notes.length > 0) {
      throw new Problem('UNMAPPED_COLUMN', notes.map(({ message }) => message).join('\n'))
    }
    return notes
  }
}
