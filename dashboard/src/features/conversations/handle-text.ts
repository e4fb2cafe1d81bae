import type { Session } from '../access/api.ts';

/** A contact's handle as people write it: where a channel's ids are phone numbers, in international form with their plus. */
export function handleText(channels: Session['channels'], kind: string, handle: string): string {
  const isPhone = channels.some((channel) => channel.kind === kind && channel.idsArePhones) && /^\d{7,15}$/.test(handle);
  return isPhone ? `+${handle}` : handle;
}
