import { channelOf } from './channel-of.ts';
import { asList, asNumber, asRecord, asString, BadRequest, isRecord, needString } from './core/read.ts';

export interface Template {
  name: string;
  language: string;
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  status: TemplateStatus;
  /** Body with `{{1}}`-style places, or named ones. */
  body: string;
  /** All of it as the provider lists it; only the body when absent. */
  components?: Record<string, unknown>[];
  parameterFormat?: 'POSITIONAL' | 'NAMED';
  /** Why it was refused or stopped. */
  reason?: string;
}

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED';

/** The parts of an account that are the provider's own. */
export interface AccountParts {
  /** The provider's key, by which webhooks name it: phone_number_id, page id … Unique over all channels. */
  key: string;
  /** What owns it: a WhatsApp business account, a Meta app; the key itself where nothing does. */
  businessKey: string;
  /** What customers dial or type. */
  address: string;
  templates: Template[];
}

/** One account of a business, as its provider sees it. */
export interface Account extends AccountParts {
  channel: string;
  name: { en: string; ar: string };
  /** What webhooks are signed with. */
  appSecret: string;
  accessToken: string;
  webhookUrl: string;
  /** Origin by which providers know a business behind a proxy: signatures and addresses it gives name it, webhooks go to `webhookUrl`'s. */
  publicUrl?: string;
  /** What the provider has stopped to tell: such updates are dropped, and nobody tries again. */
  silenced?: { messages: boolean; statuses: boolean };
  /** The provider finds nobody at the address: what is set there is not verified. */
  unreachable?: boolean;
  /** Messages per second before the provider throttles; 0 = no limit. */
  throughputPerSecond: number;
  /** Suggestions on the phone page; the page's own are used when absent. */
  suggestions?: { en: string[]; ar: string[] };
}

export interface AccountRegistry {
  add(account: Account): Account;
  get(key: string): Account | undefined;
  ofBusiness(businessKey: string): Account[];
  list(): Account[];
}

export function createAccountRegistry(): AccountRegistry {
  const byKey = new Map<string, Account>();
  return {
    add(account) {
      byKey.set(account.key, account);
      return account;
    },
    get: (key) => byKey.get(key),
    ofBusiness: (businessKey) => [...byKey.values()].filter((account) => account.businessKey === businessKey),
    list: () => [...byKey.values()],
  };
}

/** Account from configuration or `POST /_sim/accounts`; without `channel` it is a WhatsApp number. @throws BadRequest naming the field that is missing. */
export function readAccount(value: unknown): Account {
  if (!isRecord(value)) throw new BadRequest('an account must be a JSON object');
  const channel = channelOf(asString(value['channel']) ?? 'whatsapp');
  const name = asRecord(value['name']);
  const webhookUrl = needString(value, 'webhookUrl');
  if (!URL.canParse(webhookUrl)) throw new BadRequest('"webhookUrl" must be an absolute URL');
  const account: Account = {
    channel: channel.kind,
    ...channel.readAccount(value),
    name: { en: asString(name['en']) ?? needString(name, 'ar'), ar: asString(name['ar']) ?? needString(name, 'en') },
    appSecret: needString(value, 'appSecret'),
    accessToken: needString(value, 'accessToken'),
    webhookUrl,
    throughputPerSecond: asNumber(value['throughputPerSecond']) ?? 0,
  };
  const publicUrl = asString(value['publicUrl']);
  if (publicUrl !== undefined) account.publicUrl = publicUrl.replace(/\/+$/, '');
  const suggestions = asRecord(value['suggestions']);
  if (value['suggestions'] !== undefined) account.suggestions = { en: texts(suggestions['en']), ar: texts(suggestions['ar']) };
  return account;
}

function texts(value: unknown): string[] {
  return asList(value).filter((item): item is string => typeof item === 'string');
}

/** What may be shown of an account: no secret and no token. */
export function presentAccount(account: Account) {
  return {
    channel: account.channel,
    channelName: channelOf(account.channel).name,
    key: account.key,
    businessKey: account.businessKey,
    address: account.address,
    name: account.name,
    webhookUrl: account.webhookUrl,
  };
}
