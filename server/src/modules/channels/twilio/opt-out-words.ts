import type { InboundEvent } from '../contract/types.ts';

export type Wish = 'stop' | 'start';

/** Words that alone make a message and mean the same to carriers everywhere. */
const stopWords = ['stop', 'stopall', 'stop all', 'unsubscribe', 'optout', 'opt out', 'opt-out', 'revoke'];
/** Carriers take these too, by law of the land of text messages; in a chat they are ordinary answers. */
const stopWordsOfSms = ['cancel', 'end', 'quit'];
const startWords = ['start', 'unstop', 'subscribe'];
// Without marks above and below letters, and with one form of alef.
const arabicStopWords = [
  'توقف',
  'ايقاف',
  'اوقف',
  'وقف',
  'قف',
  'الغاء الاشتراك',
  'الغي الاشتراك',
  'الغ الاشتراك',
  'الغاء',
  'لا ترسل',
  'لا ترسلوا',
  'ستوب',
];
const arabicStartWords = ['ابدا', 'بدء', 'اشترك', 'اشتراك', 'تفعيل', 'استئناف'];

/**
 * The wish of somebody whose whole message is one of the words; a word within a sentence is none. Twilio says so itself
 * (`OptOutType`) where its own handling is on, and then has answered already: `help` is nobody's any more.
 */
export function readWish(text: string | undefined, optOutType: string | undefined, isSms: boolean): Wish | 'help' | undefined {
  if (optOutType === 'STOP') return 'stop';
  if (optOutType === 'START') return 'start';
  if (optOutType === 'HELP') return 'help';
  const word = simplify(text ?? '');
  if (word === '' || word.length > 30) return undefined;
  if (stopWords.includes(word) || arabicStopWords.includes(word) || (isSms && stopWordsOfSms.includes(word))) return 'stop';
  return startWords.includes(word) || arabicStartWords.includes(word) ? 'start' : undefined;
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u064B-\u065F\u0670\u0640\u200B-\u200F\u2066-\u2069]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .toLowerCase()
    .replace(/^[\s"'«».,!،؛?؟]+|[\s"'«».,!،؛?؟]+$/g, '')
    .replace(/\s+/g, ' ');
}

/** What a wish is in the ledger: it holds for everything we could send. */
export function toPreference(wish: Wish): Pick<InboundEvent, 'kind' | 'preference'> {
  return wish === 'stop'
    ? { kind: 'opt_out', preference: { category: 'all', value: 'stop' } }
    : { kind: 'opt_in', preference: { category: 'all', value: 'resume' } };
}
