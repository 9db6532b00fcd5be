import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'

/**
 * Marks the page once both editors are there. Before that GraphiQL's play button does nothing, and says
 * nothing; the style sheet shows it as not ready instead.
 */
export function RunOnceReady(): null {
  const isReady = useGraphiQL(
    ({ queryEditor, responseEditor }) => queryEditor !== undefined && responseEditor !== undefined,
  )
  useEffect(() => {
    document.body.toggleAttribute('data-ready', isReady)
  }, [isReady])
  return null
}
