import type { ChannelConfig } from '../contract/types.ts';

/** Where Meta serves media of messages. A leading dot allows every host below. */
const metaMediaHosts = ['.fbsbx.com', '.fbcdn.net', '.facebook.com', '.whatsapp.net'];

/**
 * Whether a bearer token may travel to this URL. Media URLs come in payloads, so an open rule would hand the tenant's
 * token to whoever can name a host. Plain http only to the very origin the Graph API is configured at.
 */
export function isTrustedMediaUrl(url: string, config: ChannelConfig): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.origin === URL.parse(config.baseUrl)?.origin) return true;
  if (parsed.protocol !== 'https:' || parsed.port !== '') return false;
  return [...metaMediaHosts, ...(config.mediaHosts ?? [])].some((host) =>
    host.startsWith('.') ? parsed.hostname.endsWith(host) : parsed.hostname === host,
  );
}
