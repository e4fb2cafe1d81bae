import { BadRequest } from '../core/read.ts';
import type { CustomerMessage } from './customer-message.ts';
import { samplePhoto, sampleVoiceNote } from './sample-media.ts';

export interface CustomerFile {
  bytes: Buffer;
  mimeType: string;
  filename: string | null;
  isVoice: boolean;
}

/** Words of `CustomerMessage.type` that send a file. */
export const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'voice', 'audio', 'video', 'document', 'sticker']);

/** The file that a customer sends; a photo and a voice note need none to be given. @throws BadRequest */
export function readFile(input: CustomerMessage, voiceType = 'audio/ogg'): CustomerFile {
  const isVoice = input.type === 'voice';
  const filename = input.media?.filename ?? null;
  if (input.media) return { bytes: Buffer.from(input.media.base64, 'base64'), mimeType: input.media.mimeType, filename, isVoice };
  if (isVoice) return { bytes: sampleVoiceNote(), mimeType: voiceType, filename, isVoice };
  if (input.type !== 'image') throw new BadRequest(`a ${input.type} needs "media"`);
  return { bytes: samplePhoto(), mimeType: 'image/png', filename, isVoice };
}
