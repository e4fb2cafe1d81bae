import type { FastifyInstance } from 'fastify';
import type { Account, Template } from '../accounts.ts';
import { asRecord, asString, BadRequest, type Json } from '../core/read.ts';
import { toWireJson } from '../core/wire-json.ts';
import { authorize, refuse } from '../meta/graph-http.ts';
import { unknownObject, wrongParameter } from '../meta/graph-error.ts';
import { metaHeaders } from '../meta/sign.ts';
import type { World } from '../world.ts';
import { readTemplate } from './read-account.ts';
import { componentsOf } from './render-template.ts';
import { TEMPLATE_STATUSES } from './template-statuses.ts';

const PAGE = 25;
const LARGEST_PAGE = 100;

/** The templates of a business account, page by page, and a reviewer who changes them: `POST /_sim/accounts/:key/templates`. */
export function registerTemplateRoutes(app: FastifyInstance, world: World): void {
  app.get('/graph/:version/:waba/message_templates', async (request, reply) => {
    const { waba } = request.params as { waba: string };
    const [account] = world.accounts.ofBusiness(waba);
    const denied = authorize(world, request, account);
    if (denied) return refuse(world, reply, denied);
    if (!account) return refuse(world, reply, unknownObject(waba, 'get'));
    const query = request.query as Record<string, string | undefined>;
    const limit = query['limit'] === undefined ? PAGE : Number(query['limit']);
    if (!Number.isInteger(limit) || limit < 1) return refuse(world, reply, wrongParameter('Param limit must be a positive number.'));
    const start = query['after'] === undefined ? 0 : fromCursor(query['after']);
    if (!Number.isInteger(start)) return refuse(world, reply, wrongParameter('Param after is not a valid cursor.'));
    const end = start + Math.min(limit, LARGEST_PAGE);
    const data = account.templates.slice(start, end).map((template, at) => describe(template, start + at));
    const cursors = { before: toCursor(start), after: toCursor(end) };
    if (end >= account.templates.length) return { data, paging: { cursors } };
    const rest = new URLSearchParams({ ...query, after: cursors.after });
    return { data, paging: { cursors, next: `https://graph.facebook.com/v26.0/${waba}/message_templates?${rest.toString()}` } };
  });

  /** A new one, or the one of this name and language in another state; its webhook says so. */
  app.post('/_sim/accounts/:key/templates', async (request, reply) => {
    const account = world.accounts.get((request.params as { key: string }).key);
    if (account?.channel !== 'whatsapp') return reply.status(404).send({ error: 'unknown number' });
    const body = asRecord(request.body);
    const template = change(world, account, body);
    const acknowledged = body['silent'] === true ? null : await tell(world, account, template);
    return reply.status(201).send({ template, acknowledged });
  });
}

/** All numbers of a business have the same templates. @throws BadRequest */
function change(world: World, account: Account, body: Json): Template {
  const { name, language } = body;
  const known = account.templates.find((one) => one.name === name && one.language === language);
  if (body['status'] !== undefined && !TEMPLATE_STATUSES.some((status) => status === body['status']))
    throw new BadRequest(`"status" must be one of ${TEMPLATE_STATUSES.join(', ')}`);
  const template = readTemplate({ ...known, ...body });
  for (const one of world.accounts.ofBusiness(account.businessKey))
    one.templates = known
      ? one.templates.map((other) => (other.name === name && other.language === language ? template : other))
      : [...one.templates, template];
  return template;
}

/** Whether the receiver took `message_template_status_update`. */
async function tell(world: World, account: Account, template: Template): Promise<boolean> {
  const value = {
    event: template.status,
    message_template_id: Number(idOf(account.templates.findIndex((one) => one === template))),
    message_template_name: template.name,
    message_template_language: template.language,
    reason: asString(template.reason) ?? 'NONE',
  };
  const entry = [
    { id: account.businessKey, time: Math.floor(world.now() / 1000), changes: [{ field: 'message_template_status_update', value }] },
  ];
  const body = toWireJson({ object: 'whatsapp_business_account', entry });
  const answer = await fetch(account.webhookUrl, { method: 'POST', headers: metaHeaders(body, account, false), body });
  return answer.status === 200;
}

const idOf = (index: number): string => String(640_000_000_000_000 + index);
const toCursor = (index: number): string => Buffer.from(`t${index}`).toString('base64url');
const fromCursor = (cursor: string): number => Number(/^t(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? Number.NaN);

function describe(template: Template, index: number): Json {
  return {
    name: template.name,
    parameter_format: template.parameterFormat ?? 'POSITIONAL',
    components: componentsOf(template),
    language: template.language,
    status: template.status,
    category: template.category,
    ...(template.reason === undefined ? {} : { rejected_reason: template.reason }),
    quality_score: { score: 'GREEN', date: 1_795_000_000 },
    id: idOf(index),
  };
}
