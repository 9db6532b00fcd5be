import path from 'node:path'

import { eachFile } from '../../../../subgraphs/reporting/config/filePattern'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { problemOf } from '../../../support/reporting/problemOf'

const folder = new PortfolioFolder()
for (const name of [
  '2026-08 service.xlsx',
  '2026-09_service.xlsx',
  '~$2026-09_service.xlsx',
  '.hidden.xlsx',
  'notes.txt',
])
  folder.write(`alpha/returns/${name}`, 'x')
folder.write('alpha/returns/old/2020-01.xlsx', 'x')

const alpha = path.join(folder.root, 'alpha')
const one = { id: 'service', file: 'returns/*.xlsx', origin: 'REPORTED' as const }

it('makes a return of each file that answers, in the order of their names', () => {
  expect(eachFile({ ...one, referenceDate: { inName: '^(\\d{4}-\\d{2})' } }, alpha)).toEqual([
    {
      id: 'service-2026-08-service',
      file: 'returns/2026-08 service.xlsx',
      fileName: '2026-08 service',
      referenceDate: '2026-08-31',
      origin: 'REPORTED',
    },
    {
      id: 'service-2026-09-service',
      file: 'returns/2026-09_service.xlsx',
      fileName: '2026-09_service',
      referenceDate: '2026-09-30',
      origin: 'REPORTED',
    },
  ])
})

it('leaves a return of one file as it is, and one without any file where its file is not', () => {
  const plain = { ...one, file: 'returns/a.xlsx', referenceDate: '2026-09-30' }
  expect(eachFile(plain, alpha)).toEqual([plain])
  const none = { ...one, file: 'returns/*.ods', referenceDate: '2026-09-30' }
  expect(eachFile(none, alpha)).toEqual([none])
  expect(eachFile({ ...one, file: 'nowhere/*.xlsx' }, alpha)).toEqual([{ ...one, file: 'nowhere/*.xlsx' }])
})

it('refuses a name without the period asked of it, and two names that come to one id', () => {
  expect(problemOf(() => eachFile({ ...one, referenceDate: { inName: 'Q\\d' } }, alpha)).message).toContain(
    'the name of the file "2026-08 service.xlsx" has no period by /Q\\d/',
  )
  folder.write('alpha/twice/a b.csv', 'x')
  folder.write('alpha/twice/a-b.csv', 'x')
  expect(problemOf(() => eachFile({ ...one, file: 'twice/*.csv' }, alpha)).message).toContain(
    'files "a b.csv" and "a-b.csv" both come to the return "service-a-b"',
  )
})
