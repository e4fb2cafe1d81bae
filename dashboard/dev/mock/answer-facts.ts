import type { FactCounts, FactKind, FactView, FaqView, GapView } from '@wafaa/contracts';
import { type Answer, ok, problem } from './answers.ts';
import { makeFacts, makeManyFacts } from './facts.ts';
import { answerOf, makeFaq, makeGaps } from './questions.ts';
import { refundTurn } from './turns.ts';

export interface FactWorld {
  facts: FactView[];
  faq: FaqView[];
  gaps: GapView[];
  closed: GapView[];
}

export function makeFactWorld(now: number): FactWorld {
  return { facts: makeFacts(new Date(now).toISOString().slice(0, 10)), faq: makeFaq(now), gaps: makeGaps(now), closed: [] };
}

const page = (list: readonly unknown[], url: URL): Answer => {
  const from = Number(url.searchParams.get('cursor') ?? '0');
  const limit = Number(url.searchParams.get('limit') ?? '30');
  return ok({ items: list.slice(from, from + limit), nextCursor: from + limit < list.length ? String(from + limit) : null });
};
const unpriced = (fact: FactView): boolean =>
  fact.kind === 'item' &&
  fact.state !== 'expired' &&
  fact.fields.price === null &&
  fact.fields.variants.every(({ price }) => price === null);
const open = (fact: FactView): boolean =>
  fact.kind === 'item' && fact.state !== 'expired' && fact.fields.allergens.length > 0 && !fact.fields.allergensConfirmed;

function countsOf(facts: readonly FactView[]): Record<string, FactCounts> {
  const of = (kind: FactKind): FactCounts => {
    const rows = facts.filter((fact) => fact.kind === kind);
    const count = (status: FactView['statuses'][number]): number => rows.filter(({ statuses }) => statuses.includes(status)).length;
    return {
      total: rows.length,
      statuses: {
        ...{ proposed: count('proposed'), confirmed: count('confirmed'), edited: count('edited'), rejected: count('rejected') },
        ...{ expired: count('expired'), contradicting: count('contradicting') },
      },
      ...{ missingPrice: rows.filter(unpriced).length, unconfirmedAllergens: rows.filter(open).length },
    };
  };
  return { item: of('item'), hours: of('hours'), policy: of('policy'), branch: of('branch') };
}

function listOf(facts: readonly FactView[], url: URL): FactView[] {
  const { kind, status, text = '', missingPrice, unconfirmedAllergens } = Object.fromEntries(url.searchParams);
  return facts.filter(
    (fact) =>
      fact.kind === kind &&
      (missingPrice !== 'true' || unpriced(fact)) &&
      (unconfirmedAllergens !== 'true' || open(fact)) &&
      (!status || (status === 'in_use' ? fact.state !== 'expired' : fact.statuses.some((each) => each === status))) &&
      JSON.stringify(fact.fields).toLowerCase().includes(text.toLowerCase()),
  );
}

const CONTRADICTIONS = [
  {
    ...{ kind: 'price', about: { en: 'Lamb mandi', ar: 'مندي لحم' } },
    sides: [
      { factId: 'itm_6', value: '58 SAR', source: { id: 'src_menu', name: 'قائمة بيت الواحة 2026.pdf', page: 4 } },
      { factId: 'itm_6', value: '55 SAR', source: { id: 'src_policies', name: 'policies-and-hours.docx', page: 3 } },
    ],
  },
];

/** Facts, questions, gaps and the playground, from memory; null for what is none of these. */
export function answerFacts(world: FactWorld, state: string, method: string, url: URL, body: Buffer): Answer | null {
  const [, , , area, id, part] = url.pathname.split('/');
  const input = (): Record<string, never> => JSON.parse(body.toString('utf8') || '{}') as Record<string, never>;
  const empty = state === 'empty';
  const facts = empty ? [] : state === 'many' ? makeManyFacts(new Date().toISOString().slice(0, 10)) : world.facts;
  const missing = problem(404, 'fact.not_found', 'This fact does not exist any more.', 'لم تعد هذه المعلومة موجودة.');
  const decide = (ids: readonly string[], decision: string, allergens: boolean): void => {
    const next = { confirm: 'confirmed', reject: 'expired', reopen: 'proposed' }[decision] as FactView['state'];
    const shown = { confirm: 'confirmed', reject: 'rejected', reopen: 'proposed' }[decision] as FactView['statuses'][number];
    world.facts = world.facts.map((fact) => {
      if (!ids.includes(fact.id)) return fact;
      const changed = { ...fact, state: next, statuses: [shown], documentSays: null } as FactView;
      if (changed.kind === 'item' && allergens) changed.fields = { ...changed.fields, allergensConfirmed: true };
      return changed;
    });
  };
  switch (
    `${method} ${area}${id ? `/${['counts', 'contradictions', 'stale', 'review', 'import', 'gaps', 'ask'].includes(id) ? id : ':id'}` : ''}`
  ) {
    case 'GET facts/counts':
      return ok({ kinds: countsOf(facts) });
    case 'GET facts/contradictions':
      return ok({ items: empty ? [] : CONTRADICTIONS });
    case 'GET facts/stale':
      return ok({
        items: empty
          ? []
          : [
              {
                kind: 'item',
                factId: 'itm_10',
                about: 'Ramadan date cake',
                endedOn: '2026-03-19',
                source: { id: 'src_menu', name: 'قائمة بيت الواحة 2026.pdf', page: 6 },
              },
            ],
      });
    case 'GET facts':
      return page(listOf(facts, url), url);
    case 'POST facts/review': {
      const { ids, decision, allergens } = input() as unknown as { ids: string[]; decision: string; allergens: boolean };
      decide(ids, decision, allergens);
      return ok({ changed: ids.length });
    }
    case 'POST facts/import':
      return ok({
        ...{ added: 1, changed: 1, unchanged: 11, errors: [], dry: url.searchParams.get('dryRun') === 'true' },
        preview: [
          { row: 2, id: 'itm_4', label: 'Lentil soup', change: 'changed', cells: [{ column: 'price', before: '15.00', after: '17.00' }] },
          { row: 14, id: null, label: 'Fattoush', change: 'added', cells: [{ column: 'name_en', before: '', after: 'Fattoush' }] },
        ],
      });
    case 'POST facts':
      return ok({ ...world.facts[0], id: 'itm_new' }, 201);
    case 'GET facts/:id': {
      const fact = facts.find((each) => each.id === id);
      return fact ? ok(fact) : missing;
    }
    case 'PATCH facts/:id': {
      const { fields } = input() as unknown as { fields: object };
      world.facts = world.facts.map((fact) =>
        fact.id === id
          ? ({ ...fact, state: 'confirmed', statuses: ['confirmed', 'edited'], fields: { ...fact.fields, ...fields } } as FactView)
          : fact,
      );
      return ok(world.facts.find((fact) => fact.id === id));
    }
    case 'GET faq':
      return page(empty ? [] : world.faq.filter((entry) => JSON.stringify(entry).includes(url.searchParams.get('text') ?? '')), url);
    case 'POST faq':
      return ok({ ...world.faq[0], id: 'faq_new' }, 201);
    case 'PATCH faq/:id':
      return ok(world.faq.find((entry) => entry.id === id));
    case 'DELETE faq/:id':
      world.faq = world.faq.filter((entry) => entry.id !== id);
      return ok({ done: true });
    case 'GET knowledge/gaps':
      return page(empty ? [] : world.gaps, url);
    case 'POST knowledge/gaps': {
      const deed = url.pathname.split('/')[6];
      const gap = [...world.gaps, ...world.closed].find((each) => each.id === part);
      if (deed === 'reopen' && gap) [world.gaps, world.closed] = [[...world.gaps, gap], world.closed.filter((each) => each !== gap)];
      else if (gap) [world.gaps, world.closed] = [world.gaps.filter((each) => each !== gap), [...world.closed, gap]];
      return deed === 'answer' ? ok(world.faq[0], 201) : ok({ done: true });
    }
    case 'POST knowledge/ask':
      return ok(answerOf(String(input()['question'] ?? ''), refundTurn, Date.now()));
    default:
      return null;
  }
}
