import { normaliseText } from '../../nlu/index.ts';
import type { BranchFact } from '../facts/types.ts';

/** What a person confirmed stands for what documents propose under the same name. */
export function mergeBranches(branches: readonly BranchFact[]): BranchFact[] {
  const confirmed = new Set(branches.filter(({ state }) => state === 'confirmed').flatMap(namesOf));
  return branches.filter((branch) => branch.state === 'confirmed' || !namesOf(branch).some((name) => confirmed.has(name)));
}

function namesOf({ name }: BranchFact): string[] {
  return [name.en, name.ar].flatMap((text) => (text === null ? [] : [normaliseText(text)])).filter((text) => text !== '');
}
