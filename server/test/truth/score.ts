import type { Asked, DemoQuestion } from './demo-tenants.ts';

// How an answer is held against what `questions.json` says of it (sim/demo/README.md).

export interface Scored {
  question: DemoQuestion;
  asked: Asked;
  /** Empty when the answer is right. */
  wrong: string[];
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toLowerCase();

const PHONE = /^\+?[\d ]{7,}$/;
const TIME = /^(\d{1,2}):(\d\d)$/;

/** Whether an answer says this: a figure as a whole figure, a time in the forms of a 12 and a 24 hour clock, a phone number without blanks. */
export function says(text: string, wanted: string): boolean {
  const [said, want] = [fold(text), fold(wanted)];
  if (PHONE.test(want)) return said.replace(/[\s-]/g, '').includes(want.replace(/\s/g, ''));
  const time = TIME.exec(want);
  if (time) {
    const [hour, minutes] = [Number(time[1]), time[2]];
    return [hour, (hour + 12) % 24].some((at) => new RegExp(`(?<!\\d)0?${at}:${minutes}(?!\\d)`).test(said));
  }
  const edge = (at: string | undefined, look: string): string => (at !== undefined && /\d/.test(at) ? look : '');
  const escaped = want.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${edge(want[0], '(?<![\\d.])')}${escaped}${edge(want.at(-1), '(?!\\d|[.:]\\d)')}`).test(said);
}

/** `confirmed`: the owner has confirmed the allergens, so that those questions are answered; before, a person must. */
export function score(question: DemoQuestion, asked: Asked, confirmed: boolean): Scored {
  const wrong: string[] = [];
  const { outcome } = asked.trace;
  const toPerson =
    question.expects === 'handoff' || question.expects === 'refuse' || (question.requires === 'allergens_confirmed' && !confirmed);
  if (toPerson && outcome !== 'handed_over') wrong.push(`outcome ${outcome}, not handed over`);
  // A complaint gets its answer and a person; anything else that was asked of the documents is answered outright.
  const excused = outcome === 'handed_over' && asked.trace.steps.some((step) => step.name === 'understand' && step.data.complaint);
  if (!toPerson && outcome !== 'answered' && !excused) wrong.push(`outcome ${outcome}, not answered`);
  if (!toPerson) wrong.push(...question.mustContain.filter((part) => !says(asked.text, part)).map((part) => `lacks "${part}"`));
  wrong.push(...question.mustNotContain.filter((part) => says(asked.text, part)).map((part) => `says "${part}"`));
  return { question, asked, wrong };
}

/** Right of all, per tenant and language, as one readable table. */
export function tabulate(groups: readonly { name: string; scored: readonly Scored[] }[]): string {
  const rows = groups.flatMap(({ name, scored }) =>
    [...Map.groupBy(scored, (entry) => entry.question.language)]
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([language, entries]) => row(name, language, entries)),
  );
  const all = groups.flatMap(({ scored }) => scored);
  const misses = all
    .filter((entry) => entry.wrong.length > 0)
    .map(
      ({ question, asked, wrong }) =>
        `  ${question.id} [${question.language}] ${question.question}\n    ${wrong.join('; ')}\n    → ${asked.text.slice(0, 300)}`,
    );
  return [...rows, row('all', '', all), ...(misses.length > 0 ? ['misses:', ...misses] : [])].join('\n');
}

export const shareRight = (scored: readonly Scored[]): number => scored.filter((entry) => entry.wrong.length === 0).length / scored.length;

function row(name: string, language: string, entries: readonly Scored[]): string {
  const right = entries.filter((entry) => entry.wrong.length === 0).length;
  return `${name.padEnd(16)}${language.padEnd(14)}${String(right).padStart(4)} / ${String(entries.length).padEnd(4)}${((100 * right) / entries.length).toFixed(0).padStart(4)} %`;
}
