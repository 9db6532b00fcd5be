import type { Manifest } from './manifest'

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#12436d"/>' +
  '<path d="M8 3v5l3.5 3.5" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>'

/** The Playground's HTML: GraphiQL from the built files, opening on the examples. */
export function renderDocument(
  manifest: Manifest,
  examples: readonly { readonly query: string }[],
  path: string,
): string {
  // Within a script element only `<` could end the data early.
  const json = JSON.stringify(examples).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Portfolio Light: Playground</title>
    <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}" />
    <link rel="stylesheet" href="${path}/${manifest.style}" />
    <script type="application/json" id="examples">${json}</script>
    <script type="module" src="${path}/${manifest.script}"></script>
  </head>
  <body>
    <div id="root"></div>
    <noscript>The Playground needs JavaScript. The graph itself answers POST requests to /graphql.</noscript>
  </body>
</html>
`
}
