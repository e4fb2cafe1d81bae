// Amounts written as words, in English and in Arabic, for the oracle of these tests. "One" is left out: it is a pronoun more often than a number.

const ENGLISH: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value]),
);
Object.assign(ENGLISH, { thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 });

const ARABIC: Record<string, number> = {
  ...{
    صفر: 0,
    اثنين: 2,
    اثنان: 2,
    اثنتين: 2,
    ثلاث: 3,
    ثلاثه: 3,
    ثلاثة: 3,
    أربع: 4,
    أربعة: 4,
    اربع: 4,
    اربعة: 4,
    خمس: 5,
    خمسة: 5,
    ست: 6,
    ستة: 6,
  },
  ...{ سبع: 7, سبعة: 7, سابعة: 7, ثمان: 8, ثمانية: 8, تسع: 9, تسعة: 9, عشر: 10, عشرة: 10 },
  ...{ عشرين: 20, عشرون: 20, ثلاثين: 30, ثلاثون: 30, أربعين: 40, أربعون: 40, اربعين: 40, خمسين: 50, خمسون: 50, ستين: 60, ستون: 60 },
  ...{
    سبعين: 70,
    سبعون: 70,
    ثمانين: 80,
    ثمانون: 80,
    تسعين: 90,
    تسعون: 90,
    مئة: 100,
    مائة: 100,
    مية: 100,
    مئتين: 200,
    مئتان: 200,
    ألف: 1000,
    الف: 1000,
  },
};

export interface SpelledNumber {
  /** As digits. */
  value: string;
  text: string;
}

/** Numbers in words of a folded text, each as long as it goes: "a hundred and fifty" is one. */
export function spelledNumbers(text: string): SpelledNumber[] {
  const found: SpelledNumber[] = [];
  let run: { total: number; words: string[] } | null = null;
  const close = (): void => {
    if (run && !(run.words.length === 1 && run.total === 1)) found.push({ value: String(run.total), text: run.words.join(' ') });
    run = null;
  };
  for (const word of text.match(/[\p{L}'-]+|[^\p{L}\s]+/gu) ?? []) {
    const value = valueOf(word);
    if (value !== null) run = run ? { total: run.total + value, words: [...run.words, word] } : { total: value, words: [word] };
    else if (run && /^(?:hundred|thousand)$/.test(word))
      run = { total: Math.max(1, run.total) * (word === 'hundred' ? 100 : 1000), words: [...run.words, word] };
    else if (/^(?:hundred|thousand)$/.test(word)) run = { total: word === 'hundred' ? 100 : 1000, words: [word] };
    else if (!(run && word === 'and')) close();
  }
  close();
  return found;
}

function valueOf(word: string): number | null {
  const parts = word.split('-').map((part) => ENGLISH[part]);
  if (parts.every((part) => part !== undefined)) return parts.reduce((sum, part) => sum + part, 0);
  return ARABIC[word] ?? ARABIC[word.replace(/^و/, '')] ?? null;
}
