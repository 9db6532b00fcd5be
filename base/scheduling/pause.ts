import { setTimeout as delay } from 'node:timers/promises'

/** Waits for some milliseconds, or until a signal is given; the process does not live on for it. */
export async function pause(millis: number, signal: AbortSignal): Promise<void> {
  if (millis === 0) return
  try {
    await delay(millis, undefined, { ref: false, signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
