import type { AccountParts, Template } from '../accounts.ts';
import { asList, asRecord, asString, needString, type Json } from '../core/read.ts';
import { TEMPLATE_STATUSES } from './template-statuses.ts';

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

/** A number of a WhatsApp business account, by the general names or by WhatsApp's own. @throws BadRequest */
export function readAccountParts(value: Json): AccountParts {
  const either = (own: string, general: string): string => asString(value[general]) ?? needString(value, own);
  return {
    key: either('phoneNumberId', 'key'),
    businessKey: either('wabaId', 'businessKey'),
    address: either('displayNumber', 'address'),
    templates: value['templates'] === undefined ? DEFAULT_TEMPLATES : asList(value['templates']).map(readTemplate),
  };
}

/** By its body, or by its components as the provider lists them. @throws BadRequest */
export function readTemplate(value: unknown): Template {
  const record = asRecord(value);
  const components = asList(record['components']).map(asRecord);
  const body = components.find((component) => component['type'] === 'BODY');
  const reason = asString(record['reason']);
  return {
    name: needString(record, 'name'),
    language: needString(record, 'language'),
    category: (asString(record['category']) as Template['category'] | undefined) ?? 'UTILITY',
    status: TEMPLATE_STATUSES.find((status) => status === record['status']) ?? 'APPROVED',
    body: body === undefined ? needString(record, 'body') : needString(body, 'text'),
    ...(components.length === 0 ? {} : { components }),
    ...(record['parameterFormat'] === 'NAMED' ? { parameterFormat: 'NAMED' } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}
