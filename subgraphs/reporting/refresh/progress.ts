import type { RefreshProgress } from './refreshMember'

const BAR = 30

/** The part of a terminal or file that progress is written to. */
export interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface Progress {
  show(progress: RefreshProgress): void
  end(): void
}

/** A bar on a terminal, of all members that have begun; elsewhere a plain line for each return, so that a log can be read. */
export function progressTo(output: Output): Progress {
  if (output.isTTY !== true) {
    return {
      show: ({ member, done, of, latest }) =>
        output.write(`${member} ${done}/${of} ${latest.source} ${latest.returnId}: ${latest.outcome}\n`),
      end: () => undefined,
    }
  }
  const known = new Map<string, RefreshProgress>()
  return {
    show: (progress) => {
      const { member, latest } = progress
      known.set(member, progress)
      const sum = (pick: (one: RefreshProgress) => number) =>
        [...known.values()].reduce((all, one) => all + pick(one), 0)
      const done = sum((one) => one.done)
      const of = sum((one) => one.of)
      const filled = Math.round((BAR * done) / of)
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled)
      output.write(`\r\u001b[2K${bar} ${done}/${of} ${member} ${latest.source} ${latest.returnId}`)
    },
    end: () => output.write('\r\u001b[2K'),
  }
}
