import { crc32, deflateSync } from 'node:zlib';
import type { ConversationView, MediaView, MessageView } from '@wafaa/contracts';
import { plain } from './conversations-inbox.ts';
import type { Talk } from './conversations.ts';

const file = (id: string, given: Partial<MediaView>): MediaView => ({
  ...{ id: `med_${id}`, kind: 'image', state: 'stored', cause: null, name: null, mime: 'image/png' },
  ...{ sizeBytes: 182_000, width: null, height: null, durationMs: null },
  ...given,
});
/** `med_<width>x<height>_<hue>` is a picture of that shape. */
const picture = (width: number, height: number, hue: number): MediaView => file(`${width}x${height}_${hue}`, { width, height });

/** A customer who sends everything that can be sent, and files in every state. */
export function makeMediaTalk(conversation: ConversationView, ago: (minutes: number) => string): Talk {
  let count = 0;
  const said = (minutes: number, given: Partial<MessageView>): MessageView => {
    count += 1;
    return { ...plain, id: `msg_mona_${count}`, direction: 'in', author: 'contact', text: null, at: ago(minutes), ...given };
  };
  const album = { kind: 'image', albumId: '4711' } as const;
  return {
    conversation,
    turns: [],
    messages: [
      said(58, { kind: 'image', text: 'هل هذا الطبق عندكم اليوم؟', media: [picture(900, 1200, 20)] }),
      said(57, { kind: 'sticker', media: [{ ...picture(256, 256, 140), kind: 'sticker' }] }),
      said(50, { ...album, media: [picture(800, 600, 200)] }),
      said(50, { ...album, media: [picture(600, 800, 260)], text: 'From last Friday, look at the table' }),
      said(50, { ...album, media: [picture(800, 800, 320)] }),
      said(49, { ...album, media: [picture(640, 480, 80)] }),
      said(49, { ...album, media: [picture(640, 480, 110)] }),
      said(40, { kind: 'voice', media: [file('voice', { kind: 'voice', mime: 'audio/ogg', durationMs: 23_400 })] }),
      said(36, { kind: 'video', media: [file('video', { kind: 'video', mime: 'video/mp4', durationMs: 12_000, sizeBytes: 4_200_000 })] }),
      said(34, {
        kind: 'document',
        text: 'The guest list',
        media: [
          file('list', { kind: 'document', mime: 'application/pdf', name: 'قائمة ضيوف حفل التخرج 2026 النهائية.pdf', sizeBytes: 48_213 }),
        ],
      }),
      said(30, {
        kind: 'location',
        location: { latitude: 24.774265, longitude: 46.738586, name: 'Riyadh Front', address: 'King Salman Road, Riyadh' },
      }),
      said(20, { kind: 'image', media: [file('late', { state: 'waiting', mime: null, sizeBytes: null })] }),
      said(15, { kind: 'image', media: [file('bad', { state: 'failed', cause: 'media_digest', mime: null, sizeBytes: null })] }),
      said(10, {
        kind: 'video',
        media: [file('big', { kind: 'video', state: 'too_large', cause: 'media_too_large', mime: null, sizeBytes: null })],
      }),
      said(5, { kind: 'image', media: [file('old', { state: 'removed', cause: 'kept_long_enough', mime: null, sizeBytes: null })] }),
    ],
  };
}

/** The file of a picture above; null for what is no picture. */
export function mediaFileOf(id: string): Buffer | null {
  const [, width, height, hue] = /^med_(\d+)x(\d+)_(\d+)$/.exec(id)?.map(Number) ?? [];
  if (!width || !height || hue === undefined) return null;
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const far = Math.hypot(x - width / 2, y - height / 2) / Math.min(width, height);
      const light = far < 0.25 ? 190 : far < 0.34 ? 235 : 70 + Math.round((60 * y) / height);
      const turn = (shift: number): number => Math.round(light * (0.75 + 0.25 * Math.cos(((hue + shift) * Math.PI) / 180)));
      rows.set([turn(0), turn(120), turn(240)], y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(content.length);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
