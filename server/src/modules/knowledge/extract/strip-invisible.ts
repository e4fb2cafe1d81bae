import type { ExtractWarning } from './types.ts';

export type InvisibleKind = Extract<ExtractWarning['kind'], 'invisible_characters' | 'bidi_controls' | 'tag_characters'>;

export interface Stripped {
  text: string;
  /** Where, in the stripped text, each character was taken out. */
  removed: { kind: InvisibleKind; at: number }[];
}

const SUSPECT =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/u;

const JOINING =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{M}\u0640]/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}\u20E3\d#*]/u;
const FLAG = '\u{1F3F4}';
// A right-to-left writer sets these by hand between a word and a number; alone they hide nothing.
const DIRECTION_MARK = /[\u061C\u200E\u200F]/;

/**
 * Takes out characters nobody can see, and says where. What people really write stays: joiners between letters of joining
 * scripts and inside emoji, single direction marks, emoji variation marks and the flags made of tags.
 */
export function stripInvisible(text: string): Stripped {
  if (!SUSPECT.test(text)) return { text, removed: [] };
  const removed: Stripped['removed'] = [];
  const characters = [...text];
  let out = '';
  let inFlag = false;
  characters.forEach((character, index) => {
    const before = characters[index - 1] ?? '';
    const after = characters[index + 1] ?? '';
    const isTag = character >= '\u{E0020}' && character <= '\u{E007F}';
    inFlag = character === FLAG || (inFlag && isTag);
    if (!SUSPECT.test(character) || (inFlag && isTag) || isHonest(character, before, after)) out += character;
    else removed.push({ kind: kindOf(character), at: out.length });
  });
  return { text: out, removed };
}

function isHonest(character: string, before: string, after: string): boolean {
  if (character === '\u200C') return JOINING.test(before) && JOINING.test(after);
  if (character === '\u200D')
    return (JOINING.test(before) && (JOINING.test(after) || after === '')) || (PICTURE.test(before) && PICTURE.test(after));
  if (DIRECTION_MARK.test(character)) return !DIRECTION_MARK.test(before);
  if (character === '\uFE0F' || character === '\uFE0E') return PICTURE.test(before);
  return false;
}

function kindOf(character: string): InvisibleKind {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xe0000 || (code >= 0xfe00 && code <= 0xfe0f)) return 'tag_characters';
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ? 'bidi_controls' : 'invisible_characters';
}
