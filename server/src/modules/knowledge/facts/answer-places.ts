import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import { isFiller, POLICY_CUES } from './query-cues.ts';
import { type FactQuery, tellingWords } from './query-read.ts';
import { likeness, words } from './query-text.ts';
import { branchRow, policyRow } from './render-evidence.ts';
import { pick } from './render-items.ts';
import { renderAmount, renderMoney } from './render-money.ts';
import { say, TOPIC_WORDS } from './render-words.ts';
import type { BranchFact, FactSet, PolicyFact } from './types.ts';

/** Address, map and phone of a branch, or of all of them. A phone stands on its own line, so that its plus sign stays in place in Arabic. */
export function answerBranches(query: Extract<FactQuery, { kind: 'branches' }>, facts: FactSet, context: AnswerContext): FactAnswer {
  const { language } = context;
  const branches = query.branch ? [query.branch] : facts.branches.filter((branch) => query.want === 'location' || branch.phone !== null);
  const many = facts.branches.length > 1;
  const blocks = branches.map((branch) => renderBranch(branch, query.want, many, context));
  const rows = branches.map((branch) =>
    branchRow(branch, language, query.want === 'phone' ? branch.phone : pick(branch.address, language)),
  );
  const filters = query.branch ? { branch: query.branch.id } : {};
  if (!query.elsewhere) return answered(`branches.${query.want}`, blocks.join('\n\n'), rows, 0.95, { filters });
  const text = [say('no_branch_there', language), ...blocks].join('\n\n');
  return { ...answered(`branches.${query.want}`, text, rows, 0.95, { filters }), status: 'person', reason: 'place_unknown' };
}

function renderBranch(branch: BranchFact, want: 'location' | 'phone', many: boolean, { language }: AnswerContext): string {
  const address = [pick(branch.address, language)].filter((part) => part !== '');
  const place = address.length > 0 ? address : [pick(branch.city, language)].filter((part) => part !== '');
  return [
    ...(many ? [`**${pick(branch.name, language)}**`] : []),
    ...(want === 'location' ? place : []),
    ...(want === 'location' && branch.mapUrl ? [`${say('map', language)}:\n${branch.mapUrl}`] : []),
    ...(branch.phone ? [`${say('phone', language)}:\n${branch.phone}`] : []),
  ].join('\n');
}

/** Policies as the source words them; an amount kept beside the text is added where the text does not hold it. */
export function answerPolicies(
  query: Extract<FactQuery, { kind: 'policies' }>,
  question: string,
  facts: FactSet,
  context: AnswerContext,
): FactAnswer {
  const { language } = context;
  const asked = words(question).filter((word) => !isFiller(word) && word.length > 2);
  const chosen = query.topics.map((topic) => ({
    topic,
    policies: narrow(
      facts.policies.filter((policy) => policy.topic === topic),
      asked.filter((word) => !isTopicWord(word, topic)),
    ),
  }));
  const groups = betterToldElsewhere(question, facts, dropTopicsWithoutThePlace(chosen), language);
  const said = new Set<string>();
  const blocks = groups.map(({ topic, policies }) => {
    const lines = policies.map((policy) => renderPolicy(policy, context)).filter((line) => !said.has(line));
    for (const line of lines) said.add(line);
    const body = lines.length > 1 ? lines.map((line) => `• ${line}`).join('\n') : lines.join('\n');
    return groups.length > 1 && body !== '' ? `**${TOPIC_WORDS[topic][language]}**\n${body}` : body;
  });
  const rows = groups.flatMap(({ policies }) => policies.map((policy) => policyRow(policy, language, renderPolicy(policy, context))));
  return answered(
    'policies',
    blocks.filter((block) => block !== '').join('\n\n'),
    rows,
    confidence(groups, question, language),
    { filters: { topics: query.topics.join(',') } },
  );
}

/** Beaten by a passage that holds nearly the whole question; good enough where there is none. */
const WEAK = 0.55;

/** A question with a telling word that no policy of the topic holds ("pay with crypto") may be answered better by a passage. */
function confidence(groups: readonly SaidGroup[], question: string, language: 'en' | 'ar'): number {
  const policies = groups.flatMap((group) => group.policies);
  const comparable = policies.every((policy) => policy.text[language] !== null);
  if (!comparable || groups.some((group) => group.topic.startsWith('delivery'))) return 0.9;
  const tokens = policies.flatMap((policy) => words(policy.text[language] ?? ''));
  const unsaid = tellingWords(question).filter((word) => !tokens.some((token) => likeness(word, token) >= 0.85));
  return unsaid.length === 0 ? 0.9 : WEAK;
}

/** "Return" tells the topic of returns, so it cannot choose among its policies. */
function isTopicWord(word: string, topic: PolicyFact['topic']): boolean {
  return POLICY_CUES.some((policy) => policy.topic === topic && policy.cue.test(word));
}

interface SaidGroup {
  topic: PolicyFact['topic'];
  policies: PolicyFact[];
}

/** The deposit of a booking may stand among the rules of cancelling: a policy of any topic that holds more of the telling words answers instead. */
function betterToldElsewhere(question: string, facts: FactSet, groups: SaidGroup[], language: 'en' | 'ar'): SaidGroup[] {
  if (groups.some((group) => group.topic.startsWith('delivery'))) return groups;
  const telling = tellingWords(question);
  const hits = (policy: PolicyFact): number => {
    const tokens = words(policy.text[language] ?? '');
    return telling.filter((word) => tokens.some((token) => likeness(word, token) >= 0.85)).length;
  };
  const best = Math.max(0, ...facts.policies.map(hits));
  if (best <= Math.max(0, ...groups.flatMap((group) => group.policies.map(hits)))) return groups;
  const told = facts.policies.filter((policy) => hits(policy) === best);
  return [...Map.groupBy(told, (policy) => policy.topic)].map(([topic, policies]) => ({ topic, policies }));
}

interface TopicGroup {
  topic: PolicyFact['topic'];
  policies: { policy: PolicyFact; named: boolean }[];
}

/** Policies whose text holds a telling word of the question, such as a district; all of them when none does. */
function narrow(policies: readonly PolicyFact[], asked: readonly string[]): TopicGroup['policies'] {
  const hits = policies.map((policy) => {
    const tokens = words(`${policy.text.en ?? ''} ${policy.text.ar ?? ''}`);
    return { policy, hits: new Set(asked.filter((word) => tokens.some((token) => likeness(word, token) >= 0.85))) };
  });
  // A word that every policy of the topic holds ("delivery") tells nothing.
  const telling = asked.filter((word) => hits.some((entry) => entry.hits.has(word)) && !hits.every((entry) => entry.hits.has(word)));
  const score = (entry: (typeof hits)[number]) => telling.filter((word) => entry.hits.has(word)).length;
  const top = Math.max(0, ...hits.map(score));
  if (top === 0) return policies.map((policy) => ({ policy, named: false }));
  return hits.filter((entry) => score(entry) === top).map((entry) => ({ policy: entry.policy, named: true }));
}

/** "Do you deliver to Al Malqa": when one topic has the very district, tables of other districts add nothing. */
function dropTopicsWithoutThePlace(groups: readonly TopicGroup[]): SaidGroup[] {
  const some = groups.some((group) => group.policies.some((entry) => entry.named));
  return groups
    .filter((group) => !some || group.policies.length === 1 || group.policies.some((entry) => entry.named))
    .map((group) => ({ topic: group.topic, policies: group.policies.map((entry) => entry.policy) }));
}

function renderPolicy(policy: PolicyFact, { language }: AnswerContext): string {
  const text = pick(policy.text, language);
  if (!policy.amount || policy.amount.minor === 0) return text;
  const amount = renderAmount(policy.amount);
  const folded = words(text).join(' ');
  return folded.includes(words(amount).join(' ')) ? text : `${text}: ${renderMoney(policy.amount, language)}`;
}
