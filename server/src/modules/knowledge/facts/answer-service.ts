import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import { readBranch } from './query-branches.ts';
import { SERVICES } from './query-service.ts';
import { fold, words } from './query-text.ts';
import type { FactQuery } from './query-types.ts';
import { policyRow } from './render-evidence.ts';
import { pick } from './render-items.ts';
import type { FactSet, PolicyFact } from './types.ts';

type ServiceQuery = Extract<FactQuery, { kind: 'service' }>;

const CLOCK =
  /\d{1,2}[:.]\d{2}|\d{1,2}\s?(?:am|pm|a\.m|p\.m|ص|م|صباح|مساء|ظهر|ليل)|\b(?:minutes?|half an hour|an hour) before|قبل (?:ال)?(?:اغلاق|اقفال|موعد)|midnight|noon|منتصف الليل/u;

/** The sentences that say when a service runs, quoted; those of another branch are left out. Empty text: nothing is said of it. */
export function answerService({ service, branch }: ServiceQuery, facts: FactSet, { language }: AnswerContext): FactAnswer {
  const told = serviceRules(facts, service).filter((policy) => {
    const about = readBranch(words(textOf(policy)), facts.branches);
    return branch === null || about === null || about.id === branch.id;
  });
  // Where only one of the languages holds the time, that one is quoted.
  const quoted = (policy: PolicyFact): string => {
    const own = pick(policy.text, language);
    const other = policy.text[language === 'ar' ? 'en' : 'ar'] ?? '';
    return CLOCK.test(fold(own)) || !CLOCK.test(fold(other)) ? own : other;
  };
  const lines = [...new Set(told.map(quoted))];
  const text = lines.length > 1 ? lines.map((line) => `• ${line}`).join('\n') : lines.join('');
  const rows = told.map((policy) => policyRow(policy, language, quoted(policy)));
  return answered('service', text, rows, 0.9, { filters: { service, ...(branch ? { branch: branch.id } : {}) } });
}

const textOf = (policy: PolicyFact): string => `${policy.text.en ?? ''} ${policy.text.ar ?? ''}`;

/** What the tenant's own sentences say of a service's times. */
export function serviceRules(facts: FactSet, service: ServiceQuery['service']): PolicyFact[] {
  const cue = SERVICES.find(([name]) => name === service)?.[1];
  return facts.policies.filter((policy) => cue?.test(fold(textOf(policy))) && CLOCK.test(fold(textOf(policy))));
}
