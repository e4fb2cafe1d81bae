/** How a channel's own app looks, as far as a preview needs it: the ground, what the customer wrote and what came back. */
export interface Skin {
  name: string;
  light: Colours;
  dark: Colours;
}
interface Colours {
  ground: string;
  own: string;
  ownInk: string;
  other: string;
  otherInk: string;
  action: string;
}

const telegram: Skin = {
  name: 'Telegram',
  light: { ground: '#dbe8d0', own: '#effdde', ownInk: '#101010', other: '#ffffff', otherInk: '#101010', action: '#16669c' },
  dark: { ground: '#0e1621', own: '#2b5278', ownInk: '#ffffff', other: '#182533', otherInk: '#f5f5f5', action: '#8bc6f5' },
};
const whatsapp: Skin = {
  name: 'WhatsApp',
  light: { ground: '#efe7de', own: '#d9fdd3', ownInk: '#111b21', other: '#ffffff', otherInk: '#111b21', action: '#00695c' },
  dark: { ground: '#0b141a', own: '#005c4b', ownInk: '#e9edef', other: '#202c33', otherInk: '#e9edef', action: '#53bdeb' },
};
const messenger: Skin = {
  name: 'Messenger',
  light: { ground: '#ffffff', own: '#0a5cd6', ownInk: '#ffffff', other: '#f0f0f0', otherInk: '#080809', action: '#0a5cd6' },
  dark: { ground: '#111112', own: '#0a5cd6', ownInk: '#ffffff', other: '#303030', otherInk: '#f1f1f1', action: '#7fb3ff' },
};
const instagram: Skin = {
  name: 'Instagram',
  light: { ground: '#ffffff', own: '#4f3fd1', ownInk: '#ffffff', other: '#efefef', otherInk: '#0c1014', action: '#4f3fd1' },
  dark: { ground: '#0c1014', own: '#4f3fd1', ownInk: '#ffffff', other: '#25292e', otherInk: '#f5f5f5', action: '#b3a9ff' },
};
const sms: Skin = {
  name: 'SMS',
  light: { ground: '#ffffff', own: '#1f7a34', ownInk: '#ffffff', other: '#e9e9eb', otherInk: '#101010', action: '#1f5fb8' },
  dark: { ground: '#000000', own: '#1f7a34', ownInk: '#ffffff', other: '#26252a', otherInk: '#f5f5f5', action: '#8ab8ff' },
};

/** By the name that a channel has in its webhooks. */
export const SKINS: Readonly<Record<string, Skin>> = {
  whatsapp,
  instagram,
  messenger,
  telegram,
  twilio_whatsapp: whatsapp,
  twilio_sms: sms,
};

/** The channels whose answers can be tried. */
export const CHANNELS = ['whatsapp', 'instagram', 'messenger', 'telegram'] as const;

export const skinOf = (channel: string, theme: 'light' | 'dark'): Colours => (SKINS[channel] ?? whatsapp)[theme];
