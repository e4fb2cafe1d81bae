import { answerMoment } from './answer-moment.ts';
import type { AnswerContext } from './answer-types.ts';
import { calendarOf } from './calendar.ts';
import { branchRow, type FactRow, hoursRow } from './render-evidence.ts';
import { renderIntervals } from './render-hours.ts';
import { pick } from './render-items.ts';
import { say } from './render-words.ts';
import type { BranchFact, FactSet } from './types.ts';

/** Where a list is asked for: "near Olaya", "open now". */
export interface Where {
  branches: readonly BranchFact[];
  /** A place is named that no branch is known at. */
  unknown: boolean;
  openNow: boolean;
}

export interface WhereSaid {
  text: string;
  rows: FactRow[];
  derived: string[];
  filters: Record<string, string>;
  unsure: string | null;
}

/** The branches a list is asked for, each with its address, and whether it is open when that was asked. */
export function tellWhere(where: Where, facts: FactSet, context: AnswerContext): WhereSaid {
  const { language } = context;
  const branches = where.branches.length > 0 ? where.branches : facts.branches;
  const said = (branches.length > 0 ? branches : [null]).map((branch) => {
    const open = where.openNow ? answerMoment(NOW, null, calendarOf(facts, branch, context.timeZone), context) : null;
    const lines = [branch ? `**${pick(branch.name, language)}**` : '', branch ? pick(branch.address, language) : '', open?.text ?? ''];
    return { branch, open, text: lines.filter((line) => line !== '').join('\n') };
  });
  const rows = said.flatMap(({ branch, open }) => [
    ...(branch ? [branchRow(branch, language, pick(branch.address, language))] : []),
    ...(open?.rows ?? []).map((row) => hoursRow(row, language, renderIntervals([row], language))),
  ]);
  const unsure = where.unknown ? 'place_unknown' : (said.find(({ open }) => open?.unsure)?.open?.unsure ?? null);
  return {
    text: [
      ...(where.unknown ? [say('no_branch_there', language)] : []),
      ...said.map(({ text }) => text).filter((text) => text !== ''),
    ].join('\n\n'),
    rows,
    derived: said.flatMap(({ open }) => open?.derived ?? []),
    filters: {
      ...(where.branches.length > 0 ? { branch: where.branches.map((branch) => branch.id).join(',') } : {}),
      ...(where.openNow ? { now: 'yes' } : {}),
    },
    unsure,
  };
}

const NOW = { day: null, date: null, season: null, clock: null, now: true };
