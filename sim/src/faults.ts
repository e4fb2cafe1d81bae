import { BadRequest, asNumber, asString, isRecord } from './core/read.ts';
import { createRandom, type Random } from './core/random.ts';

/** What can go wrong on the way of a webhook. */
export const WEBHOOK_FAULTS = ['duplicate', 'reorder', 'batch', 'delay', 'wrong_signature', 'ack_lost'] as const;
/** What can go wrong when the business sends. */
export const SEND_FAULTS = [
  'error',
  'throttle',
  'server_error',
  'hang',
  'cut_before',
  'cut_after_record',
  'hang_after_record',
  'token_expired',
  'window_closed',
  'failed_status',
  'slow',
] as const;
/** What can go wrong when the business fetches a file of a customer's. */
export const MEDIA_FAULTS = [
  'media_slow',
  'media_gone',
  'media_error',
  'media_page',
  'media_wrong_type',
  'media_wrong_size',
  'media_cut',
] as const;
/** A send ends in one way only: the first of these that strikes leaves the others for the next send. */
const ENDINGS: readonly FaultKind[] = SEND_FAULTS.filter((kind) => kind !== 'slow');
const MEDIA_ENDINGS: readonly FaultKind[] = MEDIA_FAULTS.filter((kind) => kind !== 'media_slow');
export type WebhookFault = (typeof WEBHOOK_FAULTS)[number];
export type SendFault = (typeof SEND_FAULTS)[number];
export type MediaFault = (typeof MEDIA_FAULTS)[number];
export type FaultKind = WebhookFault | SendFault | MediaFault;

/** A rule strikes with `probability` (default 1) until it has struck `count` times (default: no end). */
export interface FaultRule {
  kind: FaultKind;
  probability?: number;
  count?: number;
  /** Lets this many fitting occasions pass first. */
  skip?: number;
  /** Only this account, only this contact (waId or userId). */
  account?: string;
  contact?: string;
  /** `error`: HTTP status and Graph code. `failed_status`: the code of the status. */
  status?: number;
  code?: number;
  subcode?: number;
  retryAfterSeconds?: number;
  /** `delay`, `slow`, `media_slow`, and when a `duplicate` copy follows. */
  delayMs?: number;
  /** `duplicate`: how many extra copies (default 1). */
  copies?: number;
  /** `batch`: updates per POST (2..1000), and how long to wait for them. */
  size?: number;
  withinMs?: number;
}

export interface ActiveFault extends FaultRule {
  id: number;
  struck: number;
}

export interface Occasion {
  account: string;
  contact: string;
}

export interface Faults {
  add(rule: FaultRule): ActiveFault;
  clear(): void;
  list(): ActiveFault[];
  /** The rules that strike now, in the order they were added, one per kind and one ending of a send; each strike is counted. */
  strike(kinds: readonly FaultKind[], occasion: Occasion): ActiveFault[];
}

/** Deterministic by seed: each rule draws from its own sequence, so adding one rule does not move the others. */
export function createFaults(seed: number): Faults {
  let nextId = 1;
  let rules: { fault: ActiveFault; random: Random; seen: number }[] = [];
  return {
    add(rule) {
      const fault: ActiveFault = { ...rule, id: nextId, struck: 0 };
      nextId += 1;
      rules.push({ fault, random: createRandom(`${seed}:${fault.id}:${fault.kind}`), seen: 0 });
      return fault;
    },
    clear() {
      rules = [];
    },
    list: () => rules.map((rule) => ({ ...rule.fault })),
    strike(kinds, occasion) {
      if (rules.length === 0) return [];
      const struck: ActiveFault[] = [];
      for (const rule of rules) {
        const { fault } = rule;
        if (!kinds.includes(fault.kind) || struck.some((other) => excludes(other.kind, fault.kind))) continue;
        if (fault.account !== undefined && fault.account !== occasion.account) continue;
        if (fault.contact !== undefined && fault.contact !== occasion.contact) continue;
        if (fault.count !== undefined && fault.struck >= fault.count) continue;
        rule.seen += 1;
        if (rule.seen <= (fault.skip ?? 0)) continue;
        if (!rule.random.chance(fault.probability ?? 1)) continue;
        fault.struck += 1;
        struck.push(fault);
      }
      return struck;
    },
  };
}

function excludes(struck: FaultKind, next: FaultKind): boolean {
  return struck === next || [ENDINGS, MEDIA_ENDINGS].some((endings) => endings.includes(struck) && endings.includes(next));
}

const NUMBERS = [
  'probability',
  'count',
  'skip',
  'status',
  'code',
  'subcode',
  'retryAfterSeconds',
  'delayMs',
  'copies',
  'size',
  'withinMs',
] as const;

/** @throws BadRequest for an unknown kind or a value out of range. */
export function readFaultRule(value: unknown): FaultRule {
  if (!isRecord(value)) throw new BadRequest('a fault must be a JSON object');
  const kinds = [...WEBHOOK_FAULTS, ...SEND_FAULTS, ...MEDIA_FAULTS];
  const kind = kinds.find((known) => known === value['kind']);
  if (kind === undefined) throw new BadRequest(`unknown fault kind; known: ${kinds.join(', ')}`);
  const rule: FaultRule = { kind };
  for (const key of NUMBERS) {
    const given = value[key];
    if (given === undefined) continue;
    const number = asNumber(given);
    if (number === undefined || number < 0) throw new BadRequest(`"${key}" must be a number >= 0`);
    rule[key] = number;
  }
  if (rule.probability !== undefined && rule.probability > 1) throw new BadRequest('"probability" must be between 0 and 1');
  if (rule.size !== undefined && rule.size > 1000) throw new BadRequest('"size" must be at most 1000');
  const account = asString(value['account']);
  const contact = asString(value['contact']);
  if (account !== undefined) rule.account = account;
  if (contact !== undefined) rule.contact = contact;
  return rule;
}
