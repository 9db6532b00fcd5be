/** Which way is better. */
export type Direction = 'HIGHER' | 'LOWER' | 'NEITHER'

/** 1 where higher is better, -1 where lower is, nothing where neither is. */
export function signOf(direction: Direction): 1 | -1 | undefined {
  if (direction === 'NEITHER') return undefined
  return direction === 'HIGHER' ? 1 : -1
}
