import type { Database } from '../../platform/db/index.ts';

const AT_ONCE = 2_000;

/** For the scheduler: lets files of threads go that were never sent, or were kept for `keptDays` (0: for ever). Their bytes go with the next tidying of files. */
export async function retireChatFiles({ system }: Pick<Database, 'system'>, keptDays: number): Promise<void> {
  while ((await system.call('webchat_files_retire', keptDays, AT_ONCE)) === AT_ONCE);
}
