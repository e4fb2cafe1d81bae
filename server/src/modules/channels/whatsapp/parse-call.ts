import { asId, asObject, asText, compact } from '../contract/lenient-json.ts';
import type { InboundCall, InboundEvent } from '../contract/types.ts';
import { baseEvent, type ChangeScope, ignoredEvent } from './read-scope.ts';
import { readUser } from './read-user.ts';

/** `calls[]` (connect, terminate; with the session's SDP) and, in the same field, `statuses[]` (RINGING, ACCEPTED, REJECTED). */
export function parseCall(scope: ChangeScope, element: unknown, index: number): InboundEvent {
  const call = asObject(element);
  const id = asId(call?.id);
  const event = asText(call?.event) ?? asText(call?.status);
  if (call === undefined || id === undefined || event === undefined) return ignoredEvent(scope, 'malformed', element, index);
  const direction = asText(call.direction);
  const session = asObject(call.session);
  const outgoing = direction === 'BUSINESS_INITIATED';
  return compact<InboundEvent>({
    ...baseEvent(scope, call.timestamp),
    kind: 'call',
    dedupeKey: `${id}:${event}`,
    messageId: id,
    user: readUser(
      call.event === undefined
        ? { userId: call.recipient_user_id, address: call.recipient_id }
        : { userId: outgoing ? call.to_user_id : call.from_user_id, address: outgoing ? call.to : call.from },
      scope.contacts,
    ),
    tracker: asId(call.biz_opaque_callback_data),
    call: compact<InboundCall>({
      id,
      event,
      direction,
      sdp:
        session === undefined
          ? undefined
          : compact<{ type?: string; body?: string }>({ type: asText(session.sdp_type), body: asText(session.sdp) }),
    }),
    raw: element,
  });
}
