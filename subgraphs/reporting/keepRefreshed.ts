import { setTimeout } from 'node:timers/promises'

import type { Register } from '../register'
import type { Logger } from '../serving/logger'
import type { MemberRefresh } from './refresh/refreshMember'
import { problemsOf } from './refresh/refreshMember'
import type { Reporting } from './reporting'

/** Long enough for returns in files; a source that is slower or down must not keep the others from being served. */
export const FIRST_WAIT_MILLIS = 8_000

export interface KeepRefreshedOptions {
  readonly logger: Logger
  /** How long a first start waits for its sources before it serves without the rest. */
  readonly firstWaitMillis?: number
}

/** Refreshes all members; first the directorate, which says what is measured. */
async function refreshAll(
  reporting: Reporting,
  register: Register,
  onRefreshed: (refresh: MemberRefresh) => void,
): Promise<void> {
  const refreshOne = async (member: string): Promise<void> => {
    for (const refresh of await reporting.refresh([member])) onRefreshed(refresh)
  }
  const directorate = register.members.filter(({ kind }) => kind === 'strategy').map(({ id }) => id)
  const members = [...reporting.books.keys()]
  await Promise.all(members.filter((id) => directorate.includes(id)).map(refreshOne))
  await Promise.all(members.filter((id) => !directorate.includes(id)).map(refreshOne))
}

function tellProblems(logger: Logger, refresh: MemberRefresh): void {
  for (const { code, message } of problemsOf(refresh)) logger.warn({ member: refresh.member, code }, message)
}

/**
 * Refreshes members now and from then on when their sources are due. Only a first start waits for them, and not
 * for long.
 */
export async function keepRefreshed(
  reporting: Reporting,
  register: Register,
  { logger, firstWaitMillis = FIRST_WAIT_MILLIS }: KeepRefreshedOptions,
): Promise<void> {
  const isFirstStart = reporting.isFirstStart
  const tell = (refresh: MemberRefresh) => tellProblems(logger, refresh)
  const refreshed = refreshAll(reporting, register, tell).catch((error: unknown) => {
    if (!reporting.isStopped) logger.warn({ err: error }, 'the refresh at the start broke off')
  })
  if (isFirstStart) await Promise.race([refreshed, setTimeout(firstWaitMillis, undefined, { ref: false })])
  reporting.keepScheduled(tell)
}
