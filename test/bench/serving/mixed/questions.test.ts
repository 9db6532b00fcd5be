import { isHot, mixture } from '../../../../bench/serving/mixed/questions'

/** As many as a hundred thousand answers take. */
const COUNT = 50_000

it('every other question is the same one; of the rest no two have the same variables', () => {
  const questions = mixture()
  const others = new Set<string>()
  const ways = new Set<string>()
  let same = 0
  for (let pair = 0; pair < COUNT; pair += 1) {
    const hot = questions.next().value
    if (isHot(hot)) same += 1
    ways.add(`${hot.method} ${hot.encoding}`)
    const other = questions.next().value
    if (!isHot(other)) others.add(JSON.stringify(other.variables))
  }
  expect(same).toBe(COUNT)
  expect(others.size).toBe(COUNT)
  expect(ways.size).toBe(6)
})
