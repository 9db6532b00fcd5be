/** 90 per cent, and so many times a hundred-thousandth of one as the number of the writing. */
export const PLANTED_DENOMINATOR = 10_000_000
export const PLANTED_NUMERATOR = 9_000_000

/** The percentage by which a return says which writing of it this is. */
export function plantedText(writing: number): string {
  return `90.${String(writing).padStart(5, '0')}`
}

/** The writing of a return that a figure is from; nothing where it is not a planted one: no other has five places. */
export function writingIn(text: unknown): number | undefined {
  const [, digits] = typeof text === 'string' ? (/^90\.(\d{5})$/.exec(text) ?? []) : []
  return digits === undefined ? undefined : Number(digits)
}
