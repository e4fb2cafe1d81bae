import { createHash } from 'node:crypto';
import { asList, asRecord, asString, isRecord, type Json } from '../core/read.ts';

/** A picture in a request, as the provider sees it. */
export interface Picture {
  sha256: string;
}

/** A line that is printed on a picture, as cells from the side where reading begins. */
export interface PrintedLine {
  kind: 'heading' | 'row' | 'text';
  cells: string[];
}

/** What stands on the pictures that a model is shown. It cannot see: a test that made a picture says what it drew. */
export interface ShownPictures {
  /** The true text of the next picture that nobody has spoken of yet. */
  show(lines: PrintedLine[]): void;
  /** Of a picture: the same each time it is shown. Empty for one that was never spoken of. */
  linesOf(picture: Picture): PrintedLine[];
  waiting(): number;
  clear(): void;
}

export function createShownPictures(): ShownPictures {
  const known = new Map<string, PrintedLine[]>();
  let next: PrintedLine[][] = [];
  return {
    show: (lines) => void next.push(lines),
    linesOf(picture) {
      const lines = known.get(picture.sha256) ?? next.shift() ?? [];
      known.set(picture.sha256, lines);
      return lines;
    },
    waiting: () => next.length,
    clear() {
      known.clear();
      next = [];
    },
  };
}

const SIGNATURES: Record<string, RegExp> = {
  'image/jpeg': /^ffd8ff/,
  'image/png': /^89504e470d0a1a0a/,
  'image/webp': /^52494646.{8}57454250/,
  'image/gif': /^47494638/,
};

/** Media type and bytes of a content part in any of the three wire formats; null for a part that is no picture. */
function dataOf(part: Json): { type: string; bytes: Buffer } | null {
  const source = asRecord(part['source']);
  if (part['type'] === 'image' && source['type'] === 'base64')
    return { type: asString(source['media_type']) ?? '', bytes: Buffer.from(asString(source['data']) ?? '', 'base64') };
  const url = part['type'] === 'image_url' ? asString(asRecord(part['image_url'])['url']) : undefined;
  const given = part['type'] === 'input_image' ? asString(part['image_url']) : url;
  if (given === undefined) return null;
  const [, type = '', data = ''] = /^data:([\w/+.-]+);base64,([\s\S]*)$/.exec(given) ?? [];
  return { type, bytes: Buffer.from(data, 'base64') };
}

const partsOf = (content: unknown): Json[] => (Array.isArray(content) ? asList(content).map(asRecord) : []);
const isSound = ({ type, bytes }: { type: string; bytes: Buffer }): boolean =>
  SIGNATURES[type]?.test(bytes.subarray(0, 16).toString('hex')) === true;

export const picturesOf = (content: unknown): Picture[] =>
  partsOf(content).flatMap((part) => {
    const data = dataOf(part);
    return data ? [{ sha256: createHash('sha256').update(data.bytes).digest('hex') }] : [];
  });

const contentsOf = (body: Json): unknown[] =>
  [...asList(body['messages']), ...asList(body['input'])].map((message) => asRecord(message)['content']);

/** As providers refuse one: of a kind they do not take, or whose bytes are of another kind than is said. */
export const holdsBrokenPicture = (body: Json): boolean =>
  contentsOf(body).some((content) => partsOf(content).some((part) => dataOf(part) !== null && !isSound(dataOf(part) as never)));

/** For the log of requests, which keeps a thousand: each picture by its length alone. */
export function withoutPictures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPictures);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, withoutPictures(held)]));
  if (typeof value !== 'string' || value.length < 1_000 || !/^(?:data:image\/|[A-Za-z0-9+/=]+$)/.test(value)) return value;
  return `picture of ${value.length} characters`;
}
