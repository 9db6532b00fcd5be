/** What may stand between the cells of a CSV row. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const

export type Delimiter = keyof typeof DELIMITERS
