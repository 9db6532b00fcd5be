import type { Output } from '../../../../subgraphs/reporting/refresh/progress'
import { progressTo } from '../../../../subgraphs/reporting/refresh/progress'

function outputOf(isTTY: boolean): Output & { readonly written: string[] } {
  const written: string[] = []
  return { isTTY, written, write: (text) => written.push(text) }
}

const progress = (member: string, done: number, of: number) => ({
  member,
  done,
  of,
  latest: { source: 'plan', returnId: 'a', outcome: 'STORED', sequence: done } as const,
})

describe('progress', () => {
  it('is a plain line for each return where there is no terminal', () => {
    const output = outputOf(false)
    const { show, end } = progressTo(output)
    show(progress('unity', 1, 2))
    show(progress('matrix', 1, 1))
    end()
    expect(output.written).toEqual(['unity 1/2 plan a: STORED\n', 'matrix 1/1 plan a: STORED\n'])
  })

  it('is one bar on a terminal, of all members that have begun', () => {
    const output = outputOf(true)
    const { show, end } = progressTo(output)
    show(progress('unity', 1, 2))
    show(progress('matrix', 1, 1))
    end()
    const bar = (filled: number) => '█'.repeat(filled) + '░'.repeat(30 - filled)
    expect(output.written).toEqual([
      `\r\u001b[2K${bar(15)} 1/2 unity plan a`,
      `\r\u001b[2K${bar(20)} 2/3 matrix plan a`,
      '\r\u001b[2K',
    ])
  })
})
