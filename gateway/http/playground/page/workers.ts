/** File names of the workers beside this script; filled in when the page is bundled. */
declare const WORKERS: { readonly editor: string; readonly json: string; readonly graphql: string }

/** Makes the editors start their workers from the files beside this script. */
export function startLocalWorkers(): void {
  Object.assign(globalThis, {
    MonacoEnvironment: { getWorker: (_id: string, label: string) => new Worker(workerUrl(label)) },
  })
}

function workerUrl(label: string): URL {
  const file = label === 'json' ? WORKERS.json : label === 'graphql' ? WORKERS.graphql : WORKERS.editor
  return new URL(file, import.meta.url)
}
