import type { Figure } from '../../../schema/facts/figures/figure'
import type { ConcernCode } from '../../../schema/facts/records/concernCodes'
import type { Unit } from '../../../schema/facts/records/records'
import { decimalText, portfolioFigure } from '../computed'

/** What the figures of a finding are named for. */
export interface Told {
  readonly code: ConcernCode
  readonly programme: string
  readonly subject: string
}

/** Makes the figure of a number that a finding tells beside its evidence. */
export function toldNumber(
  { code, programme, subject }: Told,
  name: string,
  value: number,
  { unit = 'COUNT', from }: { readonly unit?: Unit; readonly from: readonly Figure[] },
): Figure {
  return portfolioFigure({
    name: `told/${name}`,
    of: `${code}/${programme}/${subject}`,
    cell: { value: decimalText(value) },
    inputs: from,
    unit,
  })
}

/** Makes the figure of a day or period that a finding tells beside its evidence. */
export function toldDate(
  { code, programme, subject }: Told,
  name: string,
  value: string,
  from: readonly Figure[],
): Figure {
  return portfolioFigure({
    name: `told/${name}`,
    of: `${code}/${programme}/${subject}`,
    cell: { value },
    inputs: from,
    unit: 'DATE',
  })
}
