import { asArray, asObject, asText, decodeJson } from '../contract/lenient-json.ts';
import type { InboundEvent, RawRequest } from '../contract/types.ts';
import {
  parseAccountChange,
  parseAddressBook,
  parseHistory,
  parsePreference,
  parseTemplateStatus,
  parseTemplateUpdate,
  parseValueError,
} from './parse-account.ts';
import { parseCall } from './parse-call.ts';
import { each } from './parse-each.ts';
import { lacksBody, parseMessage } from './parse-message.ts';
import { parseStatus } from './parse-status.ts';
import { type ChangeScope, readScope } from './read-scope.ts';

/**
 * All events of one webhook body, in its order. Never throws: an element that cannot be read becomes one `ignored`
 * event and costs no other. Bodies that are no JSON or belong to another Meta product, and fields we do not know,
 * hold nothing for us; the journal still has their bytes.
 */
export function parse(request: RawRequest, receivedAt: Date = new Date()): InboundEvent[] {
  const body = asObject(decodeJson(request.rawBody));
  if (body === undefined || (body.object !== undefined && body.object !== 'whatsapp_business_account')) return [];
  return asArray(body.entry).flatMap((element) => {
    const entry = asObject(element) ?? {};
    return asArray(entry.changes).flatMap((change) => {
      const value = asObject(asObject(change)?.value);
      const field = asText(asObject(change)?.field);
      if (value === undefined || field === undefined) return [];
      const scope = readScope(entry, field, value, receivedAt);
      return scope === null ? [] : parseChange(scope);
    });
  });
}

const fields: Record<string, (scope: ChangeScope) => InboundEvent[]> = {
  messages: (scope) => [
    ...each(scope, scope.value.messages, parseMessage),
    ...each(scope, scope.value.statuses, parseStatus),
    ...(explainsMessage(scope) ? [] : each(scope, scope.value.errors, parseValueError)),
  ],
  smb_message_echoes: (scope) =>
    each(scope, scope.value.message_echoes, (inner, element, index) => parseMessage(inner, element, index, 'echo')),
  smb_app_state_sync: (scope) => each(scope, scope.value.state_sync, parseAddressBook),
  history: (scope) => [...each(scope, scope.value.history, parseHistory), ...each(scope, scope.value.errors, parseValueError)],
  user_preferences: (scope) => each(scope, scope.value.user_preferences, parsePreference),
  calls: (scope) => [
    ...each(scope, scope.value.calls, parseCall),
    ...each(scope, scope.value.statuses, parseCall),
    ...each(scope, scope.value.errors, parseValueError),
  ],
  message_template_status_update: parseTemplateStatus,
  message_template_quality_update: parseTemplateUpdate,
  template_category_update: parseTemplateUpdate,
  message_template_components_update: parseTemplateUpdate,
  account_update: parseAccountChange,
  account_alerts: parseAccountChange,
  account_review_update: parseAccountChange,
  business_capability_update: parseAccountChange,
  phone_number_quality_update: parseAccountChange,
  phone_number_name_update: parseAccountChange,
  security: parseAccountChange,
  flows: parseAccountChange,
};

function parseChange(scope: ChangeScope): InboundEvent[] {
  const parseField = Object.hasOwn(fields, scope.field) ? fields[scope.field] : undefined;
  return parseField === undefined ? [] : parseField(scope);
}

/** Errors beside an interactive message without a body explain that message. */
function explainsMessage(scope: ChangeScope): boolean {
  return asArray(scope.value.messages).some(lacksBody);
}
