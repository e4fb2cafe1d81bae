/** People split one request over several lines. How long to wait for the rest depends on how finished the line looks; the words below are the signs. */

const HELLO =
  /^(?:hi+|hey+|hello+|hiya|yo|salam+|salaam|assalamu? ?alaikum|salam ?(?:alaikum|3alaikum|3alykom)|good (?:morning|evening|afternoon)|mar7aba|marhaba|hala|ahlan|sba7o?|السلام عليكم(?: ورحمة الله(?: وبركاته)?)?|سلام(?: عليكم)?|هلا(?: والله)?|اهلا|أهلا|مرحبا|مساء (?:الخير|النور)|صباح (?:الخير|النور)|هاي|الو|آلو|يا هلا)(?: (?:there|guys|all|team|وسهلا|فيكم|بكم|جميعا))?$/iu;

/** Says that a question follows. */
const ANNOUNCES =
  /(?:i (?:have|had|got) (?:a|one|another|some) (?:quick )?questions?|(?:quick )?question$|can i ask(?: (?:you )?something)?|i want(?:ed)? to (?:ask|know)|need (?:some )?help|i need (?:some )?info|عندي (?:سؤال|استفسار)|سؤال(?: سريع)?$|استفسار$|(?:ممكن|بغيت|ابغى|أبغى|ودي|اريد|أريد|عايز|بدي) (?:استفسر|أستفسر|اعرف|أعرف|اسأل|أسأل|اسال|سؤال|استفسار)|3andi so2al|so2al$|mumkin as2al|momken as2al)/iu;

/** Ends as no sentence ends. */
const OPEN_END =
  /(?:[,،;:\-–—]|\.\.+|…|\b(?:and|or|also|with|for|but|because|the|a|an|my|to|of|if|then|so|plus|wa|w|bas|ma3|aw)|(?:^|\s)(?:و|أو|او|بس|مع|عشان|لأن|لان|كمان|وكمان|وبعدين|يعني|في|من|على|عن|الى|إلى|لو|اذا|إذا))$/iu;

const ASKS =
  /[?؟]|^(?:what|when|where|which|who|how|why|do|does|did|is|are|can|could|would|will|have|has|should|any)\b|(?:^|\s)(?:كم|بكم|وش|ايش|إيش|شنو|شو|ايه|إيه|وين|فين|متى|امتى|إمتى|هل|كيف|ليش|ليه|عندكم|في عندكم|عندك|تقدرون|ممكن|يوجد|فيه)(?=\s|$)|\b(?:kam|bkam|bikam|shu|sho|shno|eh|esh|wesh|wain|wein|fein|feen|emta|mata|3ndkm|3andkom|3ndkom|fi 3ndkm|hal|kaif|keef)\b/iu;

const CLOSES =
  /^(?:thanks?|thank you|thx|ok(?:ay)?|great|perfect|bye|شكرا|شكرًا|مشكور(?:ين)?|يعطيك العافية|تمام|اوكي|أوكي|طيب|مع السلامة|shukran|tamam)\b|^(?:شكرا|تمام|مشكور)/iu;

/** Asks for something and says it whole. */
const REQUESTS =
  /(?:^|\s)(?:i (?:want|need|would like|'?d like)|we (?:want|need)|please|book|reserve|order|cancel|send me|give me|ابغى|أبغى|ابي|أبي|بغيت|اريد|أريد|عايز|عاوز|بدي|ودي|احجز|أحجز|اطلب|أطلب|ارسل|abgha|abi|3ayez|badi)(?=\s)/iu;

/** Begins a question and does not say about what. */
const STEM =
  /^(?:how much(?: (?:is|are|for))?(?: the)?|how many|do you(?: (?:have|guys have|sell|deliver|do))?|can (?:i|you|we)(?: (?:get|have|order))?|is (?:the|it|there)|are (?:the|there|you)|what(?:'s| is| are)?(?: the)?|where(?: is|'s)?(?: the)?|when(?: do| does| is)?(?: you)?|which|كم(?: سعر)?|بكم|وش|ايش|شنو|شو|ايه|وين|فين|هل(?: عندكم| يوجد| فيه| في)?|عندكم|في عندكم|يوجد|ممكن|kam(?: se3r| si3r)?(?: el)?|bkam(?: el)?|shu|wesh|wain|wein|fein|(?:fi )?3n?d?a?ndkm|3andkom|hal)$/iu;

const FRAGMENT_WORDS = 3;
/**
 * After a whole request. `alone`: the first line of somebody of whom nothing is known yet; many go on. `sure`: lines stand before it, or the person said
 * the last thing in one line. With a model its own time is a wait as well, because a line that comes meanwhile begins the turn anew.
 */
const WHOLE_MS = { quickTurn: { alone: 1_600, sure: 900 }, slowTurn: { alone: 600, sure: 500 } };
export const LONGEST_WAIT_MS = 3_000;

/** What one pause says of the next: a little longer, if the next line is no shorter than usual; a long line took its time to be typed. */
const RHYTHM = 1.15;
/** Characters that are typed in the time it takes to think of a line, and in a usual one. */
const THOUGHT = 8;
const USUAL_LINE = 12;

export interface BurstWait {
  /** Milliseconds to wait for the rest before the turn starts. */
  waitMs: number;
  /** The same where more is unlikely; left out where that makes no difference. */
  sureMs?: number;
  /** Share of the person's last pause that is waited at least, once they write several lines. */
  rhythm: number;
}

/**
 * How long to wait for the rest of a burst after a line (`migrations/0064` puts it together with how the person writes). 0 for what is no text that
 * somebody types: a tap, a place.
 */
export function burstWait(kind: string, text: string | undefined, turn: keyof typeof WHOLE_MS = 'quickTurn'): BurstWait {
  const line = (text ?? '').trim();
  const rhythm = RHYTHM * Math.min(1, (THOUGHT + USUAL_LINE) / (THOUGHT + [...line].length));
  if (kind === 'choice' || kind === 'location' || kind === 'form') return { waitMs: 0, rhythm };
  const waitMs = openMs(kind, line);
  return waitMs === null ? { waitMs: WHOLE_MS[turn].alone, sureMs: WHOLE_MS[turn].sure, rhythm } : { waitMs, rhythm };
}

/** Null after a whole request. */
function openMs(kind: string, line: string): number | null {
  // The words about a picture come after it.
  if (line === '') return kind === 'text' ? 1_500 : 2_000;
  const bare = line.replaceAll(/[!.\s،,؟?😀-🙏❤️🌹✨]+$/gu, '');
  const words = bare.split(/\s+/u).length;
  if (HELLO.test(bare)) return 2_900;
  if (OPEN_END.test(line)) return LONGEST_WAIT_MS;
  if (ANNOUNCES.test(bare) && words <= 7) return LONGEST_WAIT_MS;
  if (CLOSES.test(bare)) return 1_000;
  if (STEM.test(bare) && !/[?؟]$/u.test(line)) return 2_900;
  if (ASKS.test(line)) return null;
  if (words < FRAGMENT_WORDS) return 2_500;
  if (REQUESTS.test(line)) return null;
  return /[.!]$/u.test(line) ? 1_600 : 2_700;
}
