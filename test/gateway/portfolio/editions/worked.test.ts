import { Worked } from '../../../../gateway/portfolio/editions/worked'

/** Results over inputs of which some change: `part` reads a, `whole` reads b and the part. */
function asked(worked: Worked, log: string[]) {
  const part = () =>
    worked.once('part', () => {
      worked.read('a')
      return log.push('part')
    })
  const whole = () =>
    worked.once('whole', () => {
      worked.read('b')
      part()
      return log.push('whole')
    })
  return { part, whole }
}

function after(earlier: Worked, ...changed: readonly string[]): Worked {
  const next = new Worked()
  next.carry(earlier, (input) => changed.includes(input))
  return next
}

describe('results that know what they were worked out from', () => {
  it('are worked out once', () => {
    const log: string[] = []
    const { whole, part } = asked(new Worked(), log)
    expect([whole(), whole(), part()]).toEqual([2, 2, 1])
    expect(log).toEqual(['part', 'whole'])
  })

  it('are carried on while nothing has changed that they read', () => {
    const log: string[] = []
    const worked = new Worked()
    asked(worked, log).whole()
    asked(after(worked, 'c'), log).whole()
    expect(log).toEqual(['part', 'whole'])
    asked(after(worked, 'b'), log).whole()
    expect(log).toEqual(['part', 'whole', 'whole'])
  })

  it('are worked out anew where only a part of them read what has changed, be it new or known by then', () => {
    const log: string[] = []
    const worked = new Worked()
    asked(worked, log).part()
    asked(worked, log).whole()
    asked(after(worked, 'a'), log).whole()
    expect(log).toEqual(['part', 'whole', 'part', 'whole'])
  })

  it('count what failed as read: who went on without it depends on it', () => {
    const worked = new Worked()
    const careful = (from: Worked) =>
      from.once('careful', () => {
        try {
          return from.once('failing', () => {
            from.read('a')
            throw new Error('no')
          })
        } catch {
          return Symbol('without')
        }
      })
    const first = careful(worked)
    expect(careful(after(worked, 'b'))).toBe(first)
    expect(careful(after(worked, 'a'))).not.toBe(first)
  })

  it('read one edition only: what reads another as well is refused, known or not', () => {
    const [one, other] = [new Worked(), new Worked()]
    other.once('known', () => 1)
    const refusal = 'what is kept of one edition reads another: keep it by both'
    expect(() => one.once('both', () => other.read('a'))).toThrow(refusal)
    expect(() => one.once('both', () => other.once('known', () => 2))).toThrow(refusal)
    expect(() => one.once('both', () => one.once('part', () => other.read('a')))).toThrow(refusal)
    expect(one.once('both', () => 3)).toBe(3)
    other.read('a')
  })

  it('are dropped once eight editions have passed in which nobody asked', () => {
    const log: string[] = []
    let worked = new Worked()
    asked(worked, log).part()
    for (let edition = 0; edition < 8; edition += 1) worked = after(worked)
    asked(worked, log).part()
    expect(log).toEqual(['part'])
    for (let edition = 0; edition < 9; edition += 1) worked = after(worked)
    asked(worked, log).part()
    expect(log).toEqual(['part', 'part'])
  })
})
