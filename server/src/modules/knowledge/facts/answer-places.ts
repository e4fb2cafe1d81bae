import { presentRow } from '../../nlu/index.ts';
import { type AnswerContext, answered, type FactAnswer } from './answer-types.ts';
import { disputedPolicies } from './find-contradictions.ts';
import { DELIVERS, isFiller, POLICY_CUES } from './query-cues.ts';
import { isKnown, tellingWords } from './query-known.ts';
import type { FactQuery } from './query-types.ts';
import { likeness, words } from './query-text.ts';
import { branchRow, policyRow } from './render-evidence.ts';
import { pick } from './render-items.ts';
import { renderAmount, renderMoney } from './render-money.ts';
import { say, TOPIC_WORDS } from './render-words.ts';
import type { BranchFact, FactSet, PolicyFact } from './types.ts';

/** Address, map and phone of a branch, or of all of them. A phone stands on its own line, so that its plus sign stays in place in Arabic. */
export function answerBranches(query: Extract<FactQuery, { kind: 'branches' }>, facts: FactSet, context: AnswerContext): FactAnswer {
  const { language } = context;
  const branches =
    query.near && query.near.length > 0
      ? query.near
      : query.branch
        ? [query.branch]
        : facts.branches.filter((branch) => query.want === 'location' || branch.phone !== null);
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
  const holdsWord = wordHolders(facts);
  const chosen = query.topics.map((topic) => ({
    topic,
    policies: narrow(
      facts.policies.filter((policy) => policy.topic === topic),
      tellingWords(question).filter((word) => !isTopicWord(word, topic)),
      holdsWord,
    ),
  }));
  const groups = betterToldElsewhere(question, facts, dropTopicsWithoutThePlace(chosen), holdsWord);
  const said = new Set<string>();
  const blocks = groups.map(({ topic, policies }) => {
    const lines = policies.map((policy) => presentRow(renderPolicy(policy, context), language)).filter((line) => !said.has(line));
    for (const line of lines) said.add(line);
    const body = lines.length > 1 ? lines.map((line) => `• ${line}`).join('\n') : lines.join('\n');
    return groups.length > 1 && body !== '' ? `**${TOPIC_WORDS[topic][language]}**\n${body}` : body;
  });
  const rows = groups.flatMap(({ policies }) => policies.map((policy) => policyRow(policy, language, renderPolicy(policy, context))));
  const text = blocks.filter((block) => block !== '').join('\n\n');
  const answer = answered('policies', text, rows, confidence(groups, question, language), { filters: { topics: query.topics.join(',') } });
  if (query.topics.some((topic) => topic.startsWith('delivery_')) && namesOtherPlace(question, facts, holdsWord)) {
    const area = facts.policies.filter((policy) => policy.topic === 'delivery_area' && !rows.some((row) => row.id === policy.id));
    const also = [...area.map((policy) => presentRow(renderPolicy(policy, context), language)), text];
    return {
      ...answer,
      text: [say('place_not_listed', language), ...also].join('\n\n'),
      rows: [...rows, ...area.map((policy) => policyRow(policy, language, renderPolicy(policy, context)))],
      ...{ status: 'person', reason: 'place_unknown' },
    };
  }
  const told = groups.flatMap((group) => group.policies);
  const disputed = disputedPolicies(told).length > 0;
  return disputed
    ? { ...answer, text: `${text}\n\n${say('policy_disputed', language)}`, status: 'person', reason: 'policy_contradiction' }
    : answer;
}

/** Beaten by a passage that holds nearly the whole question; good enough where there is none. */
const WEAK = 0.55;

/** A question with a telling word that no policy of the topic holds ("pay with crypto") may be answered better by a passage. */
function confidence(groups: readonly SaidGroup[], question: string, language: 'en' | 'ar'): number {
  const policies = groups.flatMap((group) => group.policies);
  const comparable = policies.every((policy) => policy.text[language] !== null);
  if (!comparable || groups.some((group) => group.topic.startsWith('delivery'))) return 0.9;
  const tokens = policies.flatMap((policy) => words(policy.text[language] ?? ''));
  const asked = tellingWords(question).filter((word) => !groups.some((group) => isTopicWord(word, group.topic)));
  const unsaid = asked.filter((word) => !tokens.some((token) => likeness(word, token) >= 0.85));
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
function betterToldElsewhere(question: string, facts: FactSet, groups: SaidGroup[], holdsWord: HoldsWord): SaidGroup[] {
  if (groups.some((group) => group.topic.startsWith('delivery') || group.topic === 'minimum_order')) return groups;
  // Where something is asked of says nothing of what is asked.
  const places = placeWords(facts);
  const telling = tellingWords(question).filter(
    (word) => !groups.some((group) => isTopicWord(word, group.topic)) && !places.some((place) => likeness(word, place) >= 0.85),
  );
  const hits = (policy: PolicyFact): number => telling.filter((word) => holdsWord(policy, word)).length;
  const best = Math.max(0, ...facts.policies.map(hits));
  if (best <= Math.max(0, ...groups.flatMap((group) => group.policies.map(hits)))) return groups;
  const told = facts.policies.filter((policy) => hits(policy) === best);
  return [...Map.groupBy(told, (policy) => policy.topic)].map(([topic, policies]) => ({ topic, policies }));
}

const TOWARDS = /^(?:to|in|into|near|around|at|الي|في|لحي|حي|منطقه|fi|la|ila)$/u;
/** Where everybody's order goes, wherever that is. */
const ANYWHERE =
  /^(?:home|house|place|office|work|hotel|door|doorstep|address|apartment|flat|villa|compound|school|hospital|area|city|outside|abroad|room|location|البيت|بيت|بيتي|المنزل|منزل|مكتب|المكتب|الفندق|فندق|الدوام|العنوان|عنوان|المدينه|مدينه|خارج|المنطقه|بيتنا|beit|bait)$/u;

/** "Do you deliver to Jeddah?" where no rule and no branch knows the name: written otherwise than ours, or not ours. */
function namesOtherPlace(question: string, facts: FactSet, holdsWord: HoldsWord): boolean {
  const asked = words(question);
  const isName = (word: string): boolean =>
    word.length > 2 && !isFiller(word) && !isKnown(word) && !ANYWHERE.test(word) && !/^\d/.test(word);
  const named = asked.flatMap((word, at): string[] => {
    const bare = /^لل?(\p{Script=Arabic}{3,})$/u.exec(word)?.[1];
    if (bare !== undefined && isName(word) && isName(bare)) return [bare];
    const before = asked[at - 1] ?? '';
    const towards =
      TOWARDS.test(before) || DELIVERS.test(before) || (/^(?:al|el|the|حي)$/u.test(before) && TOWARDS.test(asked[at - 2] ?? ''));
    return towards && isName(word) ? [word] : [];
  });
  const places = placeWords(facts);
  const isOurs = (word: string): boolean =>
    facts.policies.some((policy) => holdsWord(policy, word)) || places.some((place) => likeness(word, place) >= 0.85);
  return named.length > 0 && !named.some(isOurs);
}

const placeWords = ({ branches }: FactSet): string[] => [
  ...new Set(
    branches.flatMap(({ name, address, city }) => [name, address, city].flatMap(({ en, ar }) => words(`${en ?? ''} ${ar ?? ''}`))),
  ),
];

type HoldsWord = (policy: PolicyFact, word: string) => boolean;

/** Whether a policy says a word. A chance resemblance ("sale", "same") counts only where no policy says the word itself. */
function wordHolders(facts: FactSet): HoldsWord {
  const tokensOf = new Map(facts.policies.map((policy) => [policy, words(`${policy.text.en ?? ''} ${policy.text.ar ?? ''}`)]));
  const closest = (tokens: readonly string[], word: string): number => Math.max(0, ...tokens.map((token) => likeness(word, token)));
  const best = new Map<string, number>();
  return (policy, word) => {
    const top = best.get(word) ?? Math.max(...[...tokensOf.values()].map((tokens) => closest(tokens, word)));
    best.set(word, top);
    return top >= 0.85 && closest(tokensOf.get(policy) ?? [], word) >= Math.min(top, 0.95);
  };
}

interface TopicGroup {
  topic: PolicyFact['topic'];
  policies: { policy: PolicyFact; named: boolean }[];
}

/** A topic this short is told whole when one word alone would choose: "my coffee was wrong" is no wrong delivery. */
const MOST_WHOLE = 5;

/** Policies whose text holds a telling word of the question, such as a district; all of them when none does. */
function narrow(policies: readonly PolicyFact[], asked: readonly string[], holdsWord: HoldsWord): TopicGroup['policies'] {
  const hits = policies.map((policy) => ({ policy, hits: new Set(asked.filter((word) => holdsWord(policy, word))) }));
  // A word that every policy of the topic holds ("delivery") tells nothing.
  const telling = asked.filter((word) => hits.some((entry) => entry.hits.has(word)) && !hits.every((entry) => entry.hits.has(word)));
  const score = (entry: (typeof hits)[number]) => telling.filter((word) => entry.hits.has(word)).length;
  const top = Math.max(0, ...hits.map(score));
  const whole =
    top === 0 || (top === 1 && policies.length <= MOST_WHOLE && !policies.some((policy) => policy.topic.startsWith('delivery')));
  if (whole) return policies.map((policy) => ({ policy, named: false }));
  return hits.filter((entry) => score(entry) === top).map((entry) => ({ policy: entry.policy, named: true }));
}

/** "Do you deliver to Al Malqa": when one topic has the very district, tables of other districts add nothing. */
function dropTopicsWithoutThePlace(groups: readonly TopicGroup[]): SaidGroup[] {
  const some = groups.some((group) => group.policies.some((entry) => entry.named));
  return groups
    .filter(
      (group) =>
        !some || !group.topic.startsWith('delivery_') || group.policies.length === 1 || group.policies.some((entry) => entry.named),
    )
    .map((group) => ({ topic: group.topic, policies: group.policies.map((entry) => entry.policy) }));
}

function renderPolicy(policy: PolicyFact, { language }: AnswerContext): string {
  const text = pick(policy.text, language);
  if (!policy.amount || policy.amount.minor === 0) return text;
  const amount = renderAmount(policy.amount);
  const folded = words(text).join(' ');
  return folded.includes(words(amount).join(' ')) ? text : `${text}: ${renderMoney(policy.amount, language)}`;
}
