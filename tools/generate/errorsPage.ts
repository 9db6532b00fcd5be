import { PROBLEMS } from '../../base/problems/problem'

/** The page that lists every error code, as Markdown. */
export function errorsPage(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, [meaning, remedy]]) => `| \`${code}\` | ${meaning} | ${remedy} |`,
  )
  return [
    '# Errors',
    '',
    'Every error has a code. Codes never change their meaning.',
    '',
    '| Code | What it means | What to do |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
