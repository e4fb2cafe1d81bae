/** A contact's handle as people write it: a WhatsApp id is a phone number in international form without its plus. */
export function handleText(channel: string, handle: string): string {
  return channel === 'whatsapp' && /^\d{7,15}$/.test(handle) ? `+${handle}` : handle;
}
