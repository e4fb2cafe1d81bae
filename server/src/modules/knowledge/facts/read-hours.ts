import type { Block, ExtractedDocument } from '../extract/types.ts';
import { type HoursReading, readHoursSentence } from './read-hours-sentence.ts';
import { statementsOf } from './read-statements.ts';
import type { Proposed, ProposedSpan, ReadFactsOptions } from './read-types.ts';
import { foldForTimes } from './read-times.ts';
import type { BranchFact, HoursFact } from './types.ts';
import { columnOf } from './vocabulary-columns.ts';
import { findSeason } from './vocabulary-days.ts';
import { foldText } from './vocabulary-text.ts';

type Branch = Proposed<BranchFact>;

const HOURS_HEADING = /hours|opening|timings?|when we are open|ساعات|اوقات|الدوام|مواعيد|متي نفتح/;
/** Hours of something else than the doors: delivery, orders, desks, events. */
export const NOT_DOORS =
  /deliver|laptop|booking|reserv|\bteam\b|\bcall\b|valet|parking|orders?\b|courier|support|happy hour|brunch|breakfast|kitchen|last order|last call|pick-?up|take-?away|collection|service de|توصيل|نوصل|يوصل|لابتوب|حجز|اتصل|صف السيارات|الطلبات|اخر طلب|اخر اوردر|المطبخ|استلام|سفري|فريق|خدمه العملاء|شحن/;
const OPEN_WORDS =
  /\bopen(?:s|ing)?\b|\bhours\b|نفتح|يفتح|تفتح|مفتوح|ساعات (?:العمل|الدوام|البوتيك|المطعم|الفرع|المقهي|المحل|الزياره)|اوقات (?:العمل|الدوام)|الدوام|نعمل|نستقبلكم/;
const MAX_ROW = 800;
const ALL_BRANCHES = /all (?:our |three |the )?branches|every branch|جميع الفروع|كل الفروع/;

/** Opening hours of the doors, from tables and sentences in both languages; the same hours said twice are one fact. */
export function readHours(document: ExtractedDocument, branches: Branch[], options: ReadFactsOptions): Proposed<HoursFact>[] {
  const facts = [...fromTables(document, branches, options), ...fromText(document, branches, options)];
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = [fact.branchName, fact.weekdays.toSorted((one, other) => one - other).join(''), fact.opens, fact.closes, fact.season].join(
      '|',
    );
    // "Friday 13:00" said again beside the table adds nothing; neither does a season's line without its dates.
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function fromText(document: ExtractedDocument, branches: Branch[], options: ReadFactsOptions): Proposed<HoursFact>[] {
  return statementsOf(document).flatMap((statement) => {
    const folded = foldForTimes(statement.text);
    const heading = foldText(statement.heading?.text ?? '');
    const headingBranch = branches.find((branch) => branch.span.start === statement.heading?.start);
    const isUnderHours = HOURS_HEADING.test(heading) && !NOT_DOORS.test(heading);
    if (NOT_DOORS.test(folded) || NOT_DOORS.test(heading)) return [];
    const speaksOfDoors = isUnderHours || headingBranch !== undefined || OPEN_WORDS.test(folded);
    const readings = readHoursSentence(folded, options.currency, speaksOfDoors);
    if (readings.length === 0) return [];
    if (!speaksOfDoors && !(readings[0]?.startsSentence && folded.length < 120)) return [];
    const branchName = ALL_BRANCHES.test(folded)
      ? null
      : (namedBranch(folded, branches) ?? (branches.length > 1 ? nameOf(headingBranch) : null));
    const season = findSeason(heading);
    return readings.map((reading) => toFact(reading, branchName, season, statement));
  });
}

function fromTables(document: ExtractedDocument, branches: Branch[], options: ReadFactsOptions): Proposed<HoursFact>[] {
  let heading: Block | null = null;
  return document.blocks.flatMap((block) => {
    if (block.kind === 'heading') heading = block;
    if (block.kind !== 'table_row' || !block.cells) return [];
    const { cells } = block;
    if (block.text.length > MAX_ROW) return [];
    const columns = (block.header ?? []).map(columnOf);
    const at = (column: string) => cells[columns.indexOf(column as never)] ?? '';
    const headingText = foldText(heading?.text ?? '');
    const known = columns.includes('hours') || (columns.includes('from') && columns.includes('to')) || columns.includes('day');
    if (NOT_DOORS.test(headingText) || (!known && !HOURS_HEADING.test(headingText))) return [];
    if (block.header && cells.every((cell, index) => cell === block.header?.[index])) return [];
    const times = columns.includes('from') && at('from') !== '' ? `${at('from')} - ${at('to')}` : at('hours');
    const said = known ? `${at('day')} ${times}` : cells.join(' ');
    const folded = foldForTimes(said);
    const season = findSeason(foldForTimes(`${headingText} ${cells.join(' ')}`));
    const branch = at('branch') || (columns.includes('hours') ? at('name') : '');
    const branchName = branch ? (namedBranch(foldText(branch), branches) ?? branch) : namedBranch(headingText, branches);
    return readHoursSentence(folded, options.currency, true).map((reading) => toFact(reading, branchName, season, block));
  });
}

const nameOf = (branch: Branch | undefined): string | null => branch?.name.en ?? branch?.name.ar ?? null;

/** The one branch a text names, where there are several. */
function namedBranch(folded: string, branches: Branch[]): string | null {
  if (branches.length < 2) return null;
  const named = branches.filter((branch) =>
    [branch.name.en, branch.name.ar].some((name) => name !== null && folded.includes(foldText(name))),
  );
  return named.length === 1 ? nameOf(named[0]) : null;
}

function toFact(reading: HoursReading, branchName: string | null, season: string | null, place: ProposedSpan): Proposed<HoursFact> {
  return {
    branchId: null,
    branchName,
    weekdays: reading.weekdays,
    opens: reading.opens,
    closes: reading.closes,
    season: reading.season ?? season,
    validFrom: reading.validFrom,
    validTo: reading.validTo,
    state: 'proposed',
    span: { page: place.page, start: place.start, end: place.end },
  };
}
