import {
  CLEAR_PERSON_AR,
  PERSON_AR,
  PERSON_ARABIZI,
  PERSON_EN,
  TALK_AR,
  TALK_ARABIZI,
  TALK_EN,
  WANT_AR,
  WANT_ARABIZI,
} from './lexicon/person.ts';
import { normaliseText } from './normalise.ts';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const gap = (most: number): string => `(?:[\\p{L}\\p{N}']+\\s+){0,${most}}?`;
const pattern = (source: string): RegExp => new RegExp(`${START}(?:${source})${END}`, 'u');

const LIVE = '(?:live|real|actual|human|proper|physical|non robotic)';
const BOT = '(?:bots?|machines?|robots?|ai|computers?|chatbots?|automated \\p{L}+)';

const ENGLISH = [
  pattern(`${TALK_EN}\\s+(?:directly\\s+|now\\s+)?(?:to|with)\\s+(?!\\p{L}*\\s*sales)${gap(5)}${PERSON_EN}`),
  pattern(`${TALK_EN}\\s+(?:to\\s+|with\\s+)?(?:a\\s+|an\\s+|the\\s+|your\\s+|ur\\s+)?(?:human|agent|manager|person|representative)`),
  pattern(
    `(?:connect|transfer|forward|switch|escalate|direct|redirect|pass|route|hand|put)\\s+(?:me|us|this|it|a conversation|the conversation)?\\s*(?:over\\s+|on\\s+|through\\s+)?(?:to|with|in touch with|in contact with)\\s+(?!\\p{L}*\\s*sales)${gap(3)}${PERSON_EN}`,
  ),
  pattern(
    `(?:get|give|gimme|find|bring|send|fetch)\\s+(?:me\\s+|us\\s+)?(?:an?\\s+|the\\s+|your\\s+|ur\\s+)(?:\\p{L}+\\s+)?(?:human|agent|real person|person to (?:talk|speak)|representative|manager|supervisor|operator)`,
  ),
  pattern(`(?:get|give|gimme)\\s+(?:me\\s+)?(?:human|agent|manager|representative)`),
  pattern(
    `(?:need|wants?|prefer|demand|require|like)\\s+(?:to\\s+have\\s+)?(?:an?\\s+|the\\s+|your\\s+|some\\s+)?(?:${LIVE}\\s+)?(?:human(?: being)?|real (?:person|human|agent)|live (?:agent|person|chat)|agent|representative|manager|supervisor|operator|customer (?:support|service|care)|human (?:help|support|assistance))`,
  ),
  pattern(
    `(?:dont|don't|do not|didn't|not|stop|hate|tired of|rather not|never)\\s+${gap(4)}(?:talk|speak|chat|deal|talking|speaking|chatting|dealing|sharing|share)\\s+${gap(5)}(?:to|with)?\\s*${gap(2)}${BOT}`,
  ),
  pattern(`talking to (?:an? |this )?${BOT} is`),
  pattern(
    `(?:are|is) there\\s+${gap(3)}(?:humans?|real (?:person|people)|live (?:agents?|person)|(?:someone|anyone|somebody|anybody|a person|a manager)\\s+${gap(1)}(?:i can|available|to assist|to help|to talk|to speak|who can|that can|there))`,
  ),
  pattern(
    `(?:do|can) you have\\s+(?:an?\\s+|any\\s+)?(?:human|humans|human (?:support|agents?)|live (?:agents?|support|person)|real (?:people|person|agents?))`,
  ),
  pattern(
    `(?:can|could|may) i (?:please )?(?:have|reach|contact|see|get) (?:an?|the|your|another|a real) ${gap(2)}(?:human|agent|manager|supervisor|representative|operator|person)`,
  ),
  pattern(
    `how (?:can|do) i (?:reach|contact|get hold of|get) (?:an?|the|your|another|one of your) ${gap(2)}(?:human|agent|manager|supervisor|representative|operator|person|staff)s?`,
  ),
  pattern(`human (?:handoff|hand off|handover|support|agent|please|takeover)`),
  pattern(`(?:person|human|someone|agent) to (?:talk|speak|chat|answer)(?: to| with)?`),
];

/** Whole messages of a few words. */
const ENGLISH_SHORT = new RegExp(
  `^(?:(?:i|please|pls|hi|hello|ok|no|just|a|an|the|your|want|need)\\s+)*(?:${LIVE} )?(?:agents?|human|operator|representative|customer (?:service|care|support)(?: agent)?|live (?:agent|person|chat|support)|real (?:person|human)|service agent|contact support|someone from customer care|talk|manager please|supervisor|human being)(?: available| please| pls| now| here| plz)*$`,
);

const ARABIC = [
  pattern(`${TALK_AR}\\s+(?:(?:مع|الي|ل|علي|ويا|وي|عند)\\s+)?${gap(2)}${PERSON_AR}`),
  pattern(`${WANT_AR}\\s+${gap(2)}${CLEAR_PERSON_AR}`),
  pattern(`(?:مو|مش|مب|ما|لا)\\s*(?:ابي|ابغي|بدي|عايز|عاوز|اريد|احب|حاب|حابب)\\s+${gap(3)}(?:ال)?(?:بوت|روبوت|ربوت|اله|الي|ذكاء)`),
  pattern(
    `(?:فيه?|هل فيه?|هل يوجد|يوجد|موجود|ما في|مافي|مفيش|وين|فين|ما فيه|محد)\\s+(?:ال)?(?:احد|حد|حدا|شخص|موظف|انسان|بشر)\\s*(?:يرد|يساعد|يكلم|اكلم|احكي|يخدم|يجاوب|بيرد|موجود|حقيقي|اتكلم|عم يرد|ممكن)`,
  ),
  pattern(`(?:ممكن|ابي|ابغي|بدي|عايز|اريد|لو سمحت)\\s+(?:احد|حد|حدا)\\s+(?:يرد|يساعد|يكلم|يتواصل|يتصل|بشري)`),
  pattern(`(?:خدمه|خدمة) (?:ال)?(?:عملاء|زباين) (?:لو سمحت|من فضلك|بليز|ضروري)`),
];
const ARABIC_SHORT =
  /^(?:لو سمحت |من فضلك |ممكن |ابي |بليز )?(?:ال)?(?:موظف|موظفه|خدمه عملاء|خدمه العملاء|خدمه الزباين|بشري|انسان|ممثل خدمه العملاء|مسوول|المدير|مدير|موظف حقيقي|شخص حقيقي)(?: لو سمحت| من فضلك| بليز| الان| الحين| ضروري)*$/u;

const ARABIZI = [
  pattern(`${TALK_ARABIZI}\\s+(?:(?:ma3|ma|la|le|li|el|al|3ala)\\s+)*${gap(2)}(?:el |al |el-|al-)?${PERSON_ARABIZI}`),
  pattern(
    `${WANT_ARABIZI}\\s+${gap(2)}(?:el |al )?(?:m[ou]?wa[zd]{1,3}[ae]f|insan|bashari?|m[uo]deer|m[uo]dir|mas2ool|khedmet|sha5s 7a2i2i|shakhs 7a2i2i)`,
  ),
];

const REFUSED = pattern(
  "(?:no need|don't need|dont need|do not need|you don't have|needn't|not necessary|don't want|dont want|do not want)\\s+(?:you\\s+)?(?:to\\s+)?(?:an? |the |any |make )?(?:talk|speak|transfer me|connect me|chat|human|agent|person|forward me)",
);
const ABOUT_BOT = pattern(BOT);
const REFUSED_AR = pattern(
  `(?:مو|مش|مب|ما|لا)\\s*(?:احتاج|محتاج|ابي|ابغي|بدي|عايز|اريد|داعي|لازم)\\s+${gap(2)}(?:موظف|انسان|بشر|اكلم|احكي|تحول|مدير)`,
);
const NAMED_PERSON = /\b(?:[Tt]alk|[Ss]peak) (?:to|with) (?:(?:Mr|Mrs|Ms|Dr)\.? )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/u;

/** A pasted page must not stall the rules; whoever wants a person says so early. */
const LONGEST = 2_000;

/** Whether the message asks for a person of ours, in English, Arabic or Arabizi. Precise rather than complete: a complaint alone does not ask. */
export function asksForPerson(text: string): boolean {
  const normal = normaliseText(text.slice(0, LONGEST))
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (normal === '') return false;
  if (/\p{Script=Arabic}/u.test(normal)) {
    const refused = REFUSED_AR.test(normal) && !/بوت|روبوت|ربوت/.test(normal);
    if (!refused && (ARABIC_SHORT.test(normal) || ARABIC.some((rule) => rule.test(normal)))) return true;
  }
  if (!/[a-z]/.test(normal)) return false;
  if (REFUSED.test(normal) && !ABOUT_BOT.test(normal)) return false;
  return (
    ENGLISH_SHORT.test(normal) ||
    NAMED_PERSON.test(text.slice(0, LONGEST)) ||
    ENGLISH.some((rule) => rule.test(normal)) ||
    ARABIZI.some((rule) => rule.test(normal))
  );
}
