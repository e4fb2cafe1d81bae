import { asArray, asId, asObject, asText, compact, decodeJson, type JsonObject } from '../contract/lenient-json.ts';
import type { InboundChoice, InboundEvent, InboundMedia, InboundUser, RawRequest } from '../contract/types.ts';
import { accountOf } from './verify.ts';

interface Scope {
  accountKey: string;
  user: InboundUser;
  occurredAt: Date;
}

/** The events of one envelope of the chat's door, in the order in which the visitor wrote. Never throws. */
export function parse(request: RawRequest, receivedAt: Date = new Date()): InboundEvent[] {
  const accountKey = accountOf(request);
  const envelope = asObject(decodeJson(request.rawBody));
  const user = readVisitor(envelope?.visitor);
  if (accountKey === undefined || envelope === undefined || user === undefined) return [];
  const scope: Scope = { accountKey, user, occurredAt: readTime(envelope.at, receivedAt) };
  const read = asObject(envelope.read);
  return [
    ...asArray(envelope.messages).flatMap((element) => parseMessage(scope, element)),
    ...(read === undefined ? [] : parseRead(scope, read)),
  ];
}

/** `formerly`: the visitor's ids before they signed in on the website. */
function readVisitor(value: unknown): InboundUser | undefined {
  const visitor = asObject(value);
  const id = asId(visitor?.id);
  if (visitor === undefined || id === undefined) return undefined;
  const formerly = asArray(visitor.formerly)
    .map(asId)
    .filter((alias) => alias !== undefined);
  return compact<InboundUser>({ id, aliases: [...new Set([id, ...formerly])], name: asText(visitor.name) });
}

/**
 * An element without an id cannot be told from its own copy, so it is nobody's message. `by`: the visitor's id when it was written, and `at`:
 * when; it may be told later, or once more, after they signed in.
 */
function parseMessage(scope: Scope, element: unknown): InboundEvent[] {
  const message = asObject(element);
  const id = asId(message?.id);
  if (message === undefined || id === undefined) return [];
  // Two visitors may have made the same id; nobody answers to another's.
  const key = `${asId(message.by) ?? scope.user.id}:${id}`;
  const base = { ...baseEvent({ ...scope, occurredAt: readTime(message.at, scope.occurredAt) }, key), messageId: key, raw: element };
  const choice = asObject(message.choice);
  const choiceId = asText(choice?.id);
  const title = asText(choice?.title);
  if (choiceId !== undefined)
    return [
      compact<InboundEvent>({
        ...base,
        kind: 'choice',
        text: title,
        choice: compact<InboundChoice>({ id: choiceId, title, source: 'button' }),
      }),
    ];
  const file = asObject(message.file);
  if (file !== undefined) return [{ ...base, ...readFile(key, file) }];
  const text = asText(message.text);
  return [text === undefined ? { ...base, kind: 'unsupported' } : { ...base, kind: 'text', text }];
}

function readTime(value: unknown, otherwise: Date): Date {
  const time = new Date(asText(value) ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? otherwise : time;
}

const FILE_KINDS = ['image', 'audio', 'voice', 'video', 'document'] as const;

/** A file stands at the door under its visitor's and its message's id; `fetchMedia` asks for it. */
function readFile(id: string, file: JsonObject): Pick<InboundEvent, 'kind' | 'media'> {
  const kind = FILE_KINDS.find((known) => known === file.kind);
  if (kind === undefined) return { kind: 'unsupported' };
  const media = compact<InboundMedia>({
    ...{ kind, id, needsAuth: true },
    ...{ mime: asText(file.mime), sha256: asText(file.sha256), filename: asText(file.name) },
  });
  return { kind, media: [media] };
}

/** Everything of ours up to this message stands on the visitor's screen. */
function parseRead(scope: Scope, read: JsonObject): InboundEvent[] {
  const target = asId(read.id);
  if (target === undefined) return [];
  const base = baseEvent(scope, `${scope.user.id}:read:${target}`);
  return [{ ...base, kind: 'read', targetMessageId: target, status: 'read', messageStatus: 'read', raw: read }];
}

function baseEvent(scope: Scope, dedupeKey: string) {
  const { accountKey, user, occurredAt } = scope;
  return { channel: 'webchat', accountKey, dedupeKey, occurredAt, direction: 'inbound' as const, user };
}
