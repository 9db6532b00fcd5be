import { mkdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import {
  portfolioName,
  portfolioPath,
  refuseLinkOut,
} from '../../../../subgraphs/reporting/config/portfolioPath'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { problemOf } from '../../../support/reporting/problemOf'

const portfolio = new PortfolioFolder()
const { root } = portfolio
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

describe('a member among members', () => {
  const theirs = portfolio.write('unity/returns/a.csv', 'theirs')
  portfolio.write('unity/subgraph.yml', '')
  portfolio.write('mappings/m.yml', '')

  const message = (written: string) =>
    `"${written}" leads outside the folder of its member [PATH_OUTSIDE_MEMBER]`

  test('names no file of another, and files that belong to none', () => {
    const problem = problemOf(() => portfolioPath('../unity/returns/a.csv', member, root))
    expect(problem.message).toBe(message('../unity/returns/a.csv'))
    expect(portfolioPath('../mappings/m.yml', member, root)).toBe(path.join(root, 'mappings', 'm.yml'))
  })

  test('has no link to a file of another, nor to its folder', () => {
    mkdirSync(path.join(member, 'returns'), { recursive: true })
    symlinkSync(theirs, path.join(member, 'returns', 'linked.csv'))
    symlinkSync(path.dirname(theirs), path.join(member, 'theirs'))
    for (const name of ['synergy/returns/linked.csv', 'synergy/theirs/a.csv'])
      expect(problemOf(() => refuseLinkOut(path.join(root, name), root)).message).toBe(message(name))
  })

  test('may link within its own folder', () => {
    symlinkSync(portfolio.write('synergy/archive/a.csv', 'ours'), path.join(member, 'a.csv'))
    expect(refuseLinkOut(path.join(member, 'a.csv'), root)).toBeUndefined()
  })
})
