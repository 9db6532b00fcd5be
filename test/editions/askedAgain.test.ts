import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { faultsAskedAgain } from './askedAgain'
import { SeenAnswers } from './seenAnswers'

/** A server that answers what it was asked, and adds something where the edition is the second. */
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => (body += String(part)))
  request.on('end', () => {
    const { variables } = JSON.parse(body) as { variables: { edition: string; month: string } }
    response.end(`${variables.edition} ${variables.month}${variables.edition === '2.b' ? ' corrected' : ''}`)
  })
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

function seen(...editions: readonly string[]): SeenAnswers {
  const answers = new SeenAnswers()
  for (const edition of editions) {
    answers.note({ query: 'q', variables: { month: 'May' } }, edition, Buffer.from(`${edition} May`))
  }
  return answers
}

describe('asking again', () => {
  it('finds an answer whose bytes have changed, and only that', async () => {
    const { port } = server.address() as AddressInfo
    expect(await faultsAskedAgain(`http://127.0.0.1:${port}/`, seen('10.c', '2.b', '1.a').all)).toEqual([
      'asked again at edition 2.b, {"month":"May"} is answered otherwise: q',
    ])
  })

  it('goes by the order of editions', () => {
    expect(seen('10.c', '2.b', '1.a').all.map(({ edition }) => edition)).toEqual(['1.a', '2.b', '10.c'])
  })

  it('tells at once of two answers to one question at one edition', () => {
    const answers = seen('1.a')
    const question = { query: 'q', variables: { month: 'May' } }
    expect(answers.note(question, '1.a', Buffer.from('1.a May'))).toBe('AGAIN')
    expect(answers.note(question, '1.a', Buffer.from('1.a June'))).toBe('OTHERWISE')
    expect(answers.note(question, '2.b', Buffer.from('1.a June'))).toBe('NEW')
  })
})
