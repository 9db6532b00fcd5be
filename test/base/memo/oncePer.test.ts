import { oncePer } from '../../../base/memo/oncePer'

describe('what is worked out of something', () => {
  it('is worked out once for each thing, however often it is asked for', () => {
    const asked: string[] = []
    const letters = oncePer((word: { readonly text: string }) => {
      asked.push(word.text)
      return word.text.split('')
    })
    const [one, other] = [{ text: 'ab' }, { text: 'ab' }]
    expect(letters(one)).toEqual(['a', 'b'])
    expect(letters(one)).toBe(letters(one))
    expect(letters(other)).not.toBe(letters(one))
    expect(asked).toEqual(['ab', 'ab'])
  })
})
