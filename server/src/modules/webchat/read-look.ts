import { WebchatLook, WebchatOrigin } from '@wafaa/contracts';

export const DEFAULT_LOOK: WebchatLook = {
  colour: '#0f6b5c',
  position: 'end',
  greeting: { en: 'Hello! How can we help?', ar: 'أهلًا بك! كيف نقدر نساعدك؟' },
};

/** A type and no interface: it is stored as a plain record. */
export type ChatSettings = { origins: string[]; look: WebchatLook };

/** Of an account's settings; what is missing or unreadable is as it is at the beginning. */
export function readChatSettings(settings: Readonly<Record<string, unknown>>): ChatSettings {
  const origins = WebchatOrigin.array().safeParse(settings['origins']);
  const look = WebchatLook.safeParse(settings['look']);
  return { origins: origins.success ? origins.data : [], look: look.success ? look.data : DEFAULT_LOOK };
}
