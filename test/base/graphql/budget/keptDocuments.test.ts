import { parse } from 'graphql'

import { bytesOfDocuments, KeptDocuments } from '../../../../base/graphql/budget/keptDocuments'
import { AdmittedDocument } from '../../../../base/graphql/budget/queryBudget'
import { SchemaCosts } from '../../../../base/graphql/budget/schemaCosts'

const admitted = () =>
  new AdmittedDocument({ document: parse('{ a }'), costs: new SchemaCosts([]), mostCost: 1 })

describe('the documents kept', () => {
  it('are bounded by number, the least used going first', () => {
    const documents = new KeptDocuments({ maxDocuments: 2, maxBytes: 1_000 })
    const [one, two, three] = [admitted(), admitted(), admitted()]
    documents.keep('1', one, 10)
    documents.keep('2', two, 10)
    expect(documents.find('1')).toBe(one)
    documents.keep('3', three, 10)
    expect([documents.find('1'), documents.find('2'), documents.find('3')]).toEqual([one, undefined, three])
  })

  it('are bounded by what has come to be held for them', () => {
    const documents = new KeptDocuments({ maxDocuments: 100, maxBytes: 1_000 })
    const [one, two] = [admitted(), admitted()]
    documents.keep('1', one, 100)
    documents.keep('2', two, 100)
    documents.grow('2', 700)
    expect({ count: documents.count, bytes: documents.bytes }).toEqual({ count: 2, bytes: 900 })
    documents.grow('2', 150)
    expect({ count: documents.count, bytes: documents.bytes }).toEqual({ count: 1, bytes: 950 })
    expect(documents.find('2')).toBe(two)
    documents.grow('gone', 10)
    expect(documents.count).toBe(1)
    documents.grow('2', 1_000)
    expect({ count: documents.count, bytes: documents.bytes }).toEqual({ count: 0, bytes: 0 })
  })

  it('are counted by all the texts that were made of them', () => {
    expect(bytesOfDocuments('abc', 'de')).toBe(bytesOfDocuments('abc') + bytesOfDocuments('de'))
    expect(bytesOfDocuments('abcd')).toBeGreaterThan(bytesOfDocuments('abc'))
  })
})
