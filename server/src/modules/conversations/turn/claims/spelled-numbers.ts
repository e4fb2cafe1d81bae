import { normaliseText } from '../../../nlu/index.ts';

/** Marks a figure that was written in words, so that small counting words can be told from figures. */
export const SPELLED = '\u0001';

const table = (entries: Record<string, number>) => Object.entries(entries).map(([word, value]) => [normaliseText(word), value] as const);

const SMALL = new Map<string, number>([
  ...table({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
  }),
  ...table({ fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 }),
  ...table({
    صفر: 0,
    واحد: 1,
    واحدة: 1,
    اثنان: 2,
    اثنين: 2,
    اتنين: 2,
    اثنتان: 2,
    اثنتين: 2,
    تنين: 2,
    ثلاثة: 3,
    ثلاث: 3,
    تلاتة: 3,
    تلات: 3,
    أربعة: 4,
    أربع: 4,
  }),
  ...table({ خمسة: 5, خمس: 5, ستة: 6, سبعة: 7, سبع: 7, ثمانية: 8, ثماني: 8, ثمان: 8, تمانية: 8, تسعة: 9, تسع: 9, عشرة: 10, عشر: 10 }),
  ...table({
    حداعش: 11,
    احدعش: 11,
    اثناعش: 12,
    اطنعش: 12,
    اتناشر: 12,
    ثلاثطعش: 13,
    تلتعش: 13,
    أربعطعش: 14,
    خمسطعش: 15,
    خمستعش: 15,
    خمستاشر: 15,
  }),
  // Hours are said with ordinals: "الساعة السابعة".
  ...table({ أولى: 1, ثانية: 2, ثالثة: 3, رابعة: 4, خامسة: 5, سادسة: 6, سابعة: 7, ثامنة: 8, تاسعة: 9, عاشرة: 10, حادية: 1 }),
  ...table({ ستطعش: 16, سبعطعش: 17, ثمنطعش: 18, تسعطعش: 19 }),
]);
const TENS = new Map<string, number>([
  ...table({ twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }),
  ...table({ عشرون: 20, عشرين: 20, ثلاثون: 30, ثلاثين: 30, تلاتين: 30, أربعون: 40, أربعين: 40, خمسون: 50, خمسين: 50, ستون: 60, ستين: 60 }),
  ...table({ سبعون: 70, سبعين: 70, ثمانون: 80, ثمانين: 80, تمانين: 80, تسعون: 90, تسعين: 90 }),
]);
const SCALES = new Map<string, number>([
  ...table({
    hundred: 100,
    thousand: 1000,
    million: 1_000_000,
    مئة: 100,
    مائة: 100,
    مية: 100,
    ميه: 100,
    ألف: 1000,
    آلاف: 1000,
    ألفا: 1000,
    مليون: 1_000_000,
  }),
]);
const HUNDREDS = new Map<string, number>([
  ...table({ مئتان: 200, مئتين: 200, مائتان: 200, مائتين: 200, ميتين: 200, ألفان: 2000, ألفين: 2000 }),
  ...(['ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'] as const).flatMap((unit, at) =>
    ['مئة', 'مائة', 'مية'].map((hundred) => [normaliseText(unit + hundred), (at + 3) * 100] as const),
  ),
]);

type Part = { kind: 'small' | 'tens' | 'scale' | 'hundreds'; value: number };

function partOf(word: string): Part | null {
  const look = (bare: string): Part | null => {
    const small = SMALL.get(bare);
    if (small !== undefined) return { kind: 'small', value: small };
    const tens = TENS.get(bare);
    if (tens !== undefined) return { kind: 'tens', value: tens };
    const hundreds = HUNDREDS.get(bare);
    if (hundreds !== undefined) return { kind: 'hundreds', value: hundreds };
    const scale = SCALES.get(bare);
    return scale === undefined ? null : { kind: 'scale', value: scale };
  };
  return look(word) ?? look(word.replace(/^(?:وب|ول|وال|بال|لل|ال|[وبلف])/u, ''));
}

/** Value of a run of number words, English ("one hundred and twenty-five") or Arabic, where "and" joins in any order. */
function valueOf(parts: readonly Part[]): number {
  let total = 0;
  let current = 0;
  for (const [at, part] of parts.entries()) {
    const teen = part.kind === 'small' && part.value === 10 && current > 0 && current < 10 && parts[at - 1]?.kind === 'small';
    if (part.kind === 'scale') {
      const scaled = (current === 0 ? 1 : current) * part.value;
      if (part.value >= 1000) total += scaled;
      current = part.value >= 1000 ? 0 : scaled;
    } else if (teen) current += 10;
    else current += part.value;
  }
  return total + current;
}

const WORD = /\p{L}+/gu;

/** A folded line with its number words turned into marked figures: "twenty-five riyals" → "␁25 riyals". */
export function spellOut(line: string): string {
  const words = [...line.matchAll(WORD)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
  let out = '';
  let from = 0;
  for (let at = 0; at < words.length; ) {
    const run: Part[] = [];
    let last = at;
    for (let next = at; next < words.length; next += 1) {
      const word = words[next];
      const gap = next === at ? '' : line.slice(words[last]?.end, word?.start);
      const joined = next === at || /^(?:\s|-|\s?و\s?|\sand\s)+$/u.test(gap) || /^\s?-?\s?$/.test(gap);
      if (!word || !joined) break;
      if (run.length > 0 && /^(?:and|و)$/.test(word.text)) {
        const after = words[next + 1];
        const part = after ? partOf(after.text) : null;
        // "one and two" are two figures; "hundred and two" is one.
        if (!part || (run.at(-1)?.kind === 'small' && word.text === 'and')) break;
        continue;
      }
      const part = partOf(word.text);
      if (!part || (run.length > 0 && !joins(run, part, word.text))) break;
      run.push(part);
      last = next;
    }
    const [first, end] = [words[at], words[last]];
    if (run.length > 0 && first && end) {
      out += `${line.slice(from, first.start)}${SPELLED}${valueOf(run)}`;
      from = end.end;
      at = last + 1;
    } else at += 1;
  }
  return out + line.slice(from);
}

function joins(run: readonly Part[], part: Part, word: string): boolean {
  const before = run.at(-1);
  if (!before) return true;
  if (part.kind === 'scale') return true;
  if (/^و/u.test(word)) return true;
  if (before.kind === 'tens') return part.kind === 'small' && part.value < 10;
  if (before.kind === 'scale' || before.kind === 'hundreds') return true;
  return before.kind === 'small' && part.kind === 'small' && part.value === 10 && /^عشر/u.test(word);
}
