import type { Converter } from './converted'

/** A number whose owner counts up where we count down: its sign is turned, and not a digit changed. */
export function signReversed(read: Converter): Converter {
  return (cell) => {
    const converted = read(cell)
    if (!('value' in converted) || !/[1-9]/.test(converted.value)) return converted
    const { value } = converted
    return { value: value.startsWith('-') ? value.slice(1) : `-${value}` }
  }
}
