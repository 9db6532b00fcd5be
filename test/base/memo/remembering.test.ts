import { remembering } from '../../../base/memo/remembering'

describe('remembering', () => {
  it('does the work once for each key, and again once there have been too many', () => {
    const asked: string[] = []
    const long = remembering(2, (text: string) => {
      asked.push(text)
      return text === 'nothing' ? undefined : text.length
    })
    expect([long('a'), long('bb'), long('a'), long('bb')]).toEqual([1, 2, 1, 2])
    expect(asked).toEqual(['a', 'bb'])
    expect([long('ccc'), long('a')]).toEqual([3, 1])
    expect(asked).toEqual(['a', 'bb', 'ccc', 'a'])
  })

  it('does not remember nothing', () => {
    let asked = 0
    const none = remembering(2, () => {
      asked += 1
      return undefined
    })
    expect([none(1), none(1)]).toEqual([undefined, undefined])
    expect(asked).toBe(2)
  })
})
