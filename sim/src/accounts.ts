import { asList, asNumber, asRecord, asString, BadRequest, isRecord, needString } from './core/read.ts';

export interface Template {
  name: string;
  language: string;
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED';
  /** Body with `{{1}}`-style places. */
  body: string;
}

/** One WhatsApp number of a business, as the provider sees it. */
export interface Account {
  phoneNumberId: string;
  wabaId: string;
  /** Digits, with or without plus. */
  displayNumber: string;
  name: { en: string; ar: string };
  appSecret: string;
  accessToken: string;
  webhookUrl: string;
  templates: Template[];
  /** Messages per second before 130429; 0 = no limit. Meta: 80, after an upgrade 1000. */
  throughputPerSecond: number;
  /** Suggestions on the phone page; the page's own are used when absent. */
  suggestions?: { en: string[]; ar: string[] };
}

export interface AccountRegistry {
  add(account: Account): Account;
  get(phoneNumberId: string): Account | undefined;
  ofWaba(wabaId: string): Account[];
  list(): Account[];
}

const DEFAULT_TEMPLATES: Template[] = [
  {
    name: 'hello_world',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    body: 'Welcome and congratulations!! This message shows that you can send a template.',
  },
  { name: 'order_ready', language: 'en', category: 'UTILITY', status: 'APPROVED', body: 'Hello {{1}}, your order {{2}} is ready.' },
  { name: 'order_ready', language: 'ar', category: 'UTILITY', status: 'APPROVED', body: 'مرحبًا {{1}}، طلبك {{2}} جاهز.' },
];

export function createAccountRegistry(): AccountRegistry {
  const byId = new Map<string, Account>();
  return {
    add(account) {
      byId.set(account.phoneNumberId, account);
      return account;
    },
    get: (phoneNumberId) => byId.get(phoneNumberId),
    ofWaba: (wabaId) => [...byId.values()].filter((account) => account.wabaId === wabaId),
    list: () => [...byId.values()],
  };
}

/** Account from configuration or `POST /_sim/accounts`. @throws BadRequest naming the field that is missing. */
export function readAccount(value: unknown): Account {
  if (!isRecord(value)) throw new BadRequest('an account must be a JSON object');
  const name = asRecord(value['name']);
  const webhookUrl = needString(value, 'webhookUrl');
  if (!URL.canParse(webhookUrl)) throw new BadRequest('"webhookUrl" must be an absolute URL');
  const account: Account = {
    phoneNumberId: needString(value, 'phoneNumberId'),
    wabaId: needString(value, 'wabaId'),
    displayNumber: needString(value, 'displayNumber'),
    name: { en: asString(name['en']) ?? needString(name, 'ar'), ar: asString(name['ar']) ?? needString(name, 'en') },
    appSecret: needString(value, 'appSecret'),
    accessToken: needString(value, 'accessToken'),
    webhookUrl,
    templates: value['templates'] === undefined ? DEFAULT_TEMPLATES : asList(value['templates']).map(readTemplate),
    throughputPerSecond: asNumber(value['throughputPerSecond']) ?? 0,
  };
  const suggestions = asRecord(value['suggestions']);
  if (value['suggestions'] !== undefined) account.suggestions = { en: texts(suggestions['en']), ar: texts(suggestions['ar']) };
  return account;
}

function readTemplate(value: unknown): Template {
  const record = asRecord(value);
  return {
    name: needString(record, 'name'),
    language: needString(record, 'language'),
    category: (asString(record['category']) as Template['category'] | undefined) ?? 'UTILITY',
    status: (asString(record['status']) as Template['status'] | undefined) ?? 'APPROVED',
    body: needString(record, 'body'),
  };
}

function texts(value: unknown): string[] {
  return asList(value).filter((item): item is string => typeof item === 'string');
}

/** What may be shown of an account: no secret and no token. */
export function presentAccount(account: Account) {
  return {
    phoneNumberId: account.phoneNumberId,
    wabaId: account.wabaId,
    displayNumber: account.displayNumber,
    name: account.name,
    webhookUrl: account.webhookUrl,
  };
}

export function digitsOf(displayNumber: string): string {
  return displayNumber.replace(/\D/g, '');
}
