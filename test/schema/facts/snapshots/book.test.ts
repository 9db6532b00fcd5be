import { setImmediate } from 'node:timers/promises'

import { Book } from '../../../../schema/facts/snapshots/book'
import { isSettled } from '../../../../schema/facts/snapshots/settledSnapshot'
import { factRecord, snapshotOf } from '../../../support/fictional'

const MILESTONES = 50

/** A reading of a plan: what it forecasts tells which. */
function reading(sequence: number, returnId = 'plan') {
  const records = Array.from({ length: MILESTONES }, (_, i) =>
    factRecord('Milestone', { programme: 'alpha', milestone: `step-${i}`, forecast: `day ${sequence}` }),
  )
  return snapshotOf({ sequence, returnId, records })
}

const inPlain = (book: Book) => book.after(0).filter((snapshot) => !isSettled(snapshot))

/** Waits until a book packs no further snapshot. */
async function packed(book: Book): Promise<void> {
  for (let before = -1; before !== inPlain(book).length;) {
    before = inPlain(book).length
    for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  }
}

/** What the milestones are forecast for at a snapshot. */
const forecasts = (book: Book, sequence: number) =>
  new Set(
    [...(book.at(sequence)?.facts('Milestone').values() ?? [])].map(
      (fact) => fact.record.fields['forecast']?.value,
    ),
  )

describe('a book whose returns are read again and again', () => {
  it('holds but a few of those that were replaced in plain', async () => {
    const book = new Book('alpha')
    for (let sequence = 1; sequence <= 200; sequence += 1) book.add(reading(sequence))
    await packed(book)
    // The newest, and sixteen that it and others replaced.
    expect(inPlain(book).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 17 }, (_, i) => 184 + i),
    )
  })

  it('keeps what is in force in plain, however long ago it was read', async () => {
    const book = new Book('alpha')
    book.add(reading(1, 'once'))
    for (let sequence = 2; sequence <= 200; sequence += 1) book.add(reading(sequence))
    await packed(book)
    expect(inPlain(book)).toHaveLength(18)
    expect(inPlain(book)[0]?.sequence).toBe(1)
  })

  it('tells at each of its snapshots what it told while that was the newest', async () => {
    const book = new Book('alpha')
    for (let sequence = 1; sequence <= 200; sequence += 1) {
      book.add(reading(sequence))
      expect(forecasts(book, sequence)).toEqual(new Set([`day ${sequence}`]))
    }
    await packed(book)
    for (let sequence = 1; sequence <= 200; sequence += 1)
      expect(forecasts(book, sequence)).toEqual(new Set([`day ${sequence}`]))
  })

  it('has a large one packed as soon as it is replaced', async () => {
    const book = new Book('alpha')
    const records = Array.from({ length: 2_100 }, (_, i) =>
      factRecord('Milestone', { programme: 'alpha', milestone: `step-${i}` }),
    )
    book.add(snapshotOf({ sequence: 1, returnId: 'plan', records }))
    await packed(book)
    expect(inPlain(book)).toHaveLength(1)
    book.add(reading(2))
    await packed(book)
    expect(inPlain(book).map(({ sequence }) => sequence)).toEqual([2])
    expect(book.at(1)?.facts('Milestone').size).toBe(2_100)
  })

  it('shares what it packs with another that holds the same snapshots', async () => {
    const [book, another] = [new Book('alpha'), new Book('alpha')]
    for (let sequence = 1; sequence <= 200; sequence += 1) book.add(reading(sequence))
    await packed(book)
    for (const snapshot of book.after(0)) another.add(snapshot)
    await packed(another)
    expect(another.after(0).every((snapshot, i) => snapshot === book.after(0)[i])).toBe(true)
    expect(inPlain(another)).toHaveLength(17)
  })
})
