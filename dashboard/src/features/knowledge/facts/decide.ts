import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { InfiniteData } from '@tanstack/react-query';
import { queryClient } from '../../../app/query-client.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { type Decision, editFact, type Fact, type FactChange, type FactsPage, reviewFacts, type TableKind } from './api.ts';

const AT_ONCE = 500;

/** Everything that shows facts reads again. */
export async function refreshFacts(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: ['facts'] }), queryClient.invalidateQueries({ queryKey: ['audit'] })]);
}

/** Shows rows as they will be, before the server has said so. */
export function showAs(changed: ReadonlyMap<string, Fact>): void {
  queryClient.setQueriesData<InfiniteData<FactsPage, string | null>>(
    { queryKey: ['facts', 'list'] },
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((fact) => changed.get(fact.id) ?? fact) })) },
  );
}

const STATES = { confirm: 'confirmed', reject: 'expired', reopen: 'proposed' } as const;
const SHOWN = { confirm: 'confirmed', reject: 'rejected', reopen: 'proposed' } as const;

function decided(fact: Fact, decision: Decision, allergens: boolean): Fact {
  const statuses = [SHOWN[decision], ...fact.statuses.filter((status) => !['proposed', 'confirmed', 'rejected'].includes(status))];
  const next = { ...fact, state: STATES[decision], statuses };
  if (next.kind !== 'item') return next;
  const allergensConfirmed = decision === 'confirm' ? next.fields.allergensConfirmed || allergens : false;
  return { ...next, fields: { ...next.fields, allergensConfirmed } };
}

async function send(ids: readonly string[], decision: Decision, allergens: boolean): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) await reviewFacts(ids.slice(from, from + AT_ONCE), decision, allergens);
}

/** Puts rows back to what they were, whatever that was of each. */
async function restore(before: readonly Fact[]): Promise<void> {
  showAs(new Map(before.map((fact) => [fact.id, fact])));
  const sure = (fact: Fact): boolean => fact.kind === 'item' && fact.fields.allergensConfirmed;
  const idsOf = (fits: (fact: Fact) => boolean): string[] => before.filter(fits).map(({ id }) => id);
  try {
    // Opened again first: confirming alone would keep allergens confirmed.
    await send(
      idsOf((fact) => fact.state !== 'expired' && !sure(fact)),
      'reopen',
      false,
    );
    await send(
      idsOf((fact) => fact.state === 'confirmed' && !sure(fact)),
      'confirm',
      false,
    );
    await send(
      idsOf((fact) => fact.state === 'confirmed' && sure(fact)),
      'confirm',
      true,
    );
    await send(
      idsOf((fact) => fact.state === 'expired'),
      'reject',
      false,
    );
  } catch (error) {
    showProblem(i18n._(msg`This could not be taken back`), error);
  } finally {
    await refreshFacts();
  }
}

/** Confirms or rejects rows at once; the toast takes it back. */
export async function decide(facts: readonly Fact[], decision: 'confirm' | 'reject', allergens = false): Promise<void> {
  if (facts.length === 0) return;
  showAs(new Map(facts.map((fact) => [fact.id, decided(fact, decision, allergens)])));
  try {
    await send(
      facts.map(({ id }) => id),
      decision,
      allergens,
    );
    const count = facts.length;
    showToast({
      text:
        decision === 'confirm'
          ? i18n._(msg`${plural(count, { one: '# fact is confirmed', other: '# facts are confirmed' })}`)
          : i18n._(msg`${plural(count, { one: '# fact is not used any more', other: '# facts are not used any more' })}`),
      action: { label: i18n._(msg`Undo`), onClick: () => void restore(facts) },
    });
  } catch (error) {
    showAs(new Map(facts.map((fact) => [fact.id, fact])));
    showProblem(i18n._(msg`The facts were not changed`), error);
  } finally {
    await refreshFacts();
  }
}

/**
 * Changes some fields of a row; the toast takes it back. The row is shown as changed at once.
 * @returns whether the server took it
 */
export async function change<Of extends TableKind>(
  given: Extract<Fact, { kind: Of }>,
  fields: Extract<FactChange, { kind: Of }>['fields'],
): Promise<boolean> {
  const fact: Fact = given;
  const before = Object.fromEntries(Object.keys(fields).map((name) => [name, (fact.fields as Record<string, unknown>)[name]]));
  // Writing allergens down confirms them; taking that back must not.
  const back =
    'allergens' in before && !('allergensConfirmed' in before)
      ? { ...before, allergensConfirmed: (fact.fields as { allergensConfirmed?: boolean }).allergensConfirmed }
      : before;
  showAs(new Map([[fact.id, { ...fact, state: 'confirmed', fields: { ...fact.fields, ...fields } } as Fact]]));
  try {
    const saved = await editFact(fact.id, { kind: fact.kind, fields } as FactChange);
    showAs(new Map([[saved.id, saved]]));
    showToast({
      text: i18n._(msg`Saved. The bot’s next answer knows it.`),
      action: {
        label: i18n._(msg`Undo`),
        onClick: () =>
          void editFact(fact.id, { kind: fact.kind, fields: back } as FactChange)
            .catch((error: unknown) => showProblem(i18n._(msg`This could not be taken back`), error))
            .finally(() => void refreshFacts()),
      },
    });
    return true;
  } catch (error) {
    showAs(new Map([[fact.id, fact]]));
    showProblem(i18n._(msg`The fact was not changed`), error);
    return false;
  } finally {
    await refreshFacts();
  }
}
