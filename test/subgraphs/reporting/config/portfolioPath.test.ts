import { symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import {
  portfolioName,
  portfolioPath,
  refuseLinkOut,
} from '../../../../subgraphs/reporting/config/portfolioPath'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { problemOf } from '../../../support/reporting/problemOf'

const { root } = new PortfolioFolder()
const member = path.join(root, 'synergy')

test('paths lead from the folder that they are written in', () => {
  expect(portfolioPath('../mappings/m.yml', member, root)).toBe(path.join(root, 'mappings', 'm.yml'))
  expect(portfolioName(path.join(member, 'returns', 'a.csv'), root)).toBe('synergy/returns/a.csv')
})

test.each(['../../m.yml', '..', '/etc/hostname', '../../synergy/a.csv'])('%s leads outside', (written) => {
  const problem = problemOf(() => portfolioPath(written, member, root))
  expect(problem.code).toBe('PATH_OUTSIDE_MEMBER')
  expect(problem.message).toBe(`"${written}" leads outside the portfolio's folder [PATH_OUTSIDE_MEMBER]`)
})

test('a link does not lead outside either, even to what is not there yet', () => {
  symlinkSync(tmpdir(), path.join(root, 'link'))
  const problem = problemOf(() => refuseLinkOut(path.join(root, 'link', 'new', 'a.csv'), root))
  expect(problem.message).toBe('"link/new/a.csv" leads outside the portfolio\'s folder [PATH_OUTSIDE_MEMBER]')
  expect(refuseLinkOut(path.join(root, 'synergy', 'a.csv'), root)).toBeUndefined()
})
