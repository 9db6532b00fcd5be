import path from 'node:path'

import { wordsOnRating } from '../../../../gateway/portfolio/concerns/wordsOnRating'
import { wordsOnSpend } from '../../../../gateway/portfolio/concerns/wordsOnSpend'
import type { Publication } from '../../../../tools/backtest/publications'
import { readPublications } from '../../../../tools/backtest/publications'
import { sharedFolder } from '../../../reference/location'

const shared = sharedFolder()
const present = shared === undefined ? describe.skip : describe

if (shared === undefined)
  console.warn('no reference folder: what the narratives of nine years say is not counted')

type Verdict = 'nothing' | 'the same' | 'the opposite'

function counted(
  publications: readonly Publication[],
  verdict: (record: Publication['records'][number]) => Verdict,
) {
  const counts: Record<Verdict, number> = { nothing: 0, 'the same': 0, 'the opposite': 0 }
  const opposite: string[] = []
  for (const { year, records } of publications) {
    for (const record of records) {
      const found = verdict(record)
      counts[found] += 1
      if (found === 'the opposite') opposite.push(`${year}: ${record.fields['publishedName']?.value}`)
    }
  }
  return { counts, opposite }
}

// The nine files of the GMPP annual data, 2014 to 2022: 1,483 reports of projects. Whoever is named here was
// read by hand and contradicts itself: the list is as it is published, and nobody else may join it.
present('the narratives of nine years', () => {
  let publications: readonly Publication[] = []

  beforeAll(async () => {
    publications = await readPublications(path.join(shared ?? '', 'data', 'gmpp'))
  }, 60_000)

  it('that say which way spend went contradict the published sign once', () => {
    const { counts, opposite } = counted(publications, ({ fields }) => {
      const said = wordsOnSpend(fields['yearNarrative']?.value ?? '')
      const percent = Number(fields['yearVariance']?.value ?? 0)
      if (said === undefined || percent === 0) return 'nothing'
      return percent > 0 === (said === 'OVER') ? 'the same' : 'the opposite'
    })
    expect(counts).toEqual({ nothing: 1462, 'the same': 20, 'the opposite': 1 })
    // Budget £30.40m, forecast £19.07m, and a variance of +37%.
    expect(opposite).toEqual(['2015: Tax-Free Childcare'])
  })

  it('that state a rating contradict the published rating twice', () => {
    const { counts, opposite } = counted(publications, ({ fields }) => {
      const said = wordsOnRating(fields['ratingNarrative']?.value ?? '')
      const ratings = [fields['centralRating']?.value, fields['seniorResponsibleOwnerRating']?.value]
      if (said === undefined || ratings.every((rating) => rating === undefined)) return 'nothing'
      return ratings.includes(said) ? 'the same' : 'the opposite'
    })
    expect(counts).toEqual({ nothing: 1098, 'the same': 383, 'the opposite': 2 })
    // Both rated Red, and said to have moved to Amber.
    expect(opposite).toEqual(['2022: New Style of Information Technology (Base)', '2022: PHE Science Hub'])
  })
})
