import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * What a process is to the measurement: it is measured, as a gateway and the members that it asks are, together; it is
 * around what is measured; or it is all there is.
 */
export type Role = 'MEASURED' | 'AROUND' | 'ALONE'

const CORES = { MEASURED: '0', AROUND: '1', ALONE: '0,1' } as const

function canPin(): boolean {
  if (availableParallelism() < 2) return false
  try {
    execFileSync('taskset', ['-c', CORES.AROUND, 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const isPinned = canPin()

/** A command that keeps to the core of its role, where the machine lets it. */
export function onItsCore(role: Role, command: readonly string[]): readonly string[] {
  return isPinned ? ['taskset', '-c', CORES[role], ...command] : command
}

/** Keeps this process to the core of its role, where the machine lets it. */
export function keepToCore(role: Role): void {
  if (isPinned)
    execFileSync('taskset', ['-a', '-c', '-p', CORES[role], String(process.pid)], { stdio: 'ignore' })
}

/** Which process runs where, for the reader of the figures. */
export function coresTold(): string {
  return isPinned
    ? `what is measured, gateway and members, on core ${CORES.MEASURED}; load generator on core ${CORES.AROUND}`
    : 'NOT pinned: this machine has a single core, or no taskset; the processes compete'
}
