/** Names every test that was skipped: what was not tried must not pass for tried. */
module.exports = class SkippedReporter {
  onRunComplete(_contexts, { testResults }) {
    const skipped = testResults.flatMap(({ testResults: tests }) =>
      tests.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName),
    )
    for (const name of skipped) console.log(`SKIPPED ${name}`)
  }
}
