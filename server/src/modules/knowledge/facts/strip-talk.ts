import { fold } from './query-text.ts';

/** What people say around a question: greetings, politeness, "I just wanted to ask". Words of it resemble dishes ("salam") and times ("هلا"). */
const TALK = `
  hi, hello, hey, hey there, hi there, good morning, good evening, good afternoon, um, uh, uhm, erm, yeah so, so yeah, yeah, well, okay so, ok so,
  i just wanted to ask, i wanted to ask, i want to ask, i just want to ask, i would like to ask, id like to ask, i would like to know, id like to know,
  i was wondering, i was just wondering, just wondering, wondering, wanted to ask, wanted to ask you, i need to know, i want to know, let me ask,
  quick question, one question, question, can you tell me, could you tell me, can you please tell me, if you can tell me, if you could tell me,
  can you let me know, let me know, do you know, tell me, you know, please, pls, plz, thanks, thank you, thanks a lot, thank you so much, many thanks,
  thanks in advance, cheers, sorry to bother you, excuse me, guys, sir, madam, dear, kindly,
  السلام عليكم ورحمة الله وبركاته, السلام عليكم ورحمة الله, السلام عليكم, وعليكم السلام, سلام عليكم, مرحبا, مراحب, هلا والله, يا هلا, هلا وغلا, هلا بيك, هلا فيكم,
  حياك الله, حياكم الله, اهلا, اهلين, اهلا وسهلا, صباح الخير, مساء الخير, صباح النور, مساء النور, مسا الخير, يسعد مساك, يسعد مساكم,
  لو سمحت, لو سمحتم, لو سمحتي, لو سمحتوا, لو تكرمت, لو تكرمتم, اذا سمحت, اذا ممكن, من فضلك, من فضلكم, بليز, رجاء, تكفى, تكفون,
  الله يعطيك العافية, الله يعطيكم العافية, يعطيك العافية, يعطيكم العافية, يعطيكن العافية, الله يعافيك, الله يسعدك, الله يسعدكم, الله يخليك, الله يخليكم,
  الله يجزاك خير, جزاك الله خير, شكرا, وشكرا, شكرا لك, وشكرا لك, شكرا لكم, وشكرا لكم, شكرا جزيلا, مشكور, مشكورين, ومشكورين, متشكر, تسلم, تسلمون, تسلموا,
  بغيت اسال, بغيت اسالك, بغيت اسالكم, ابغى اسال, ابغى اسالكم, ابي اسال, ابي اسالكم, حاب اسال, حابة اسال, حبيت اسال, ودي اسال, كنت عايز اسال, كنت عايزة اسال,
  عايز اسال, عايزة اسال, كنت اريد ان اسال, اريد ان اسال, اريد السؤال, اردت ان اسال, اود ان اسال, بدي اسال, بدي اسالك, بدي اسالكن, بدي اسالكم, كنت بدي اسال,
  ممكن اسال, ممكن سؤال, عندي سؤال, سؤال, استفسار, عندي استفسار, يعني, حضرتك, حضراتكم, يا باشا, يا فندم, يا اخي, اخوي, اختي, يا غالي, طال عمرك, بالله, بالله عليك,
  salam, salam 3alaykom, salam 3alikom, salamo 3alaykom, assalamu alaykum, salam alaykum, mar7aba, marhaba, hala wallah, hala walla, ahlan, ahlain, sba7 el 5er,
  msa el 5er, masa2 el kheir, saba7 el kheir, law sama7t, law sama7to, law samaht, law samahtu, law sama7tom, min fadlak, men fadlak, iza sama7t, ya3ni, yaani,
  kont badi as2al, kont 3ayez as2al, badi as2al, 3ayez as2al, 3ayz as2al, abgha as2al, abi as2al, abghi as2al, 7ab as2al, habet as2al, bagheit as2al, momken as2al, mumkin as2al,
  shokran, shukran, shkran, thx, ty, mashkoor, yslamo, yeslamo, teslam, y3tek el 3afye, ya3teek el 3afye, ya3tik el 3afya, allah ya3teek el 3afya, bliz, pliz
`;
const PHRASES = new Map<string, string[][]>();
for (const phrase of TALK.split(',')) {
  const tokens = fold(phrase.trim()).match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first] = tokens;
  if (first !== undefined)
    PHRASES.set(
      first,
      [...(PHRASES.get(first) ?? []), tokens].toSorted((one, other) => other.length - one.length),
    );
}
const WORD = /[\p{L}\p{N}\p{M}'’]+/gu;

/** A question without the talk around it; as it was where nothing else remains. */
export function stripTalk(written: string): string {
  const words = [...written.matchAll(WORD)].map((match) => ({
    said: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  let rest = written;
  for (let at = 0; at < words.length; at += 1) {
    const found = PHRASES.get(words[at]?.said ?? '')?.find((tokens) => tokens.every((token, ahead) => words[at + ahead]?.said === token));
    const [from, to] = [words[at], words[at + (found?.length ?? 1) - 1]];
    if (!found || !from || !to) continue;
    rest = rest.slice(0, from.start) + ' '.repeat(to.end - from.start) + rest.slice(to.end);
    at += found.length - 1;
  }
  const stripped = rest
    .replace(/^[\s,،.!]+/u, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(stripped) ? stripped : written;
}
