import type { InboundEvent } from './types.ts';

/** An event in the flat words of the fixtures' `_expected.json`. */
export function toExpectedRow(event: InboundEvent, earlier: readonly InboundEvent[]): Record<string, unknown> {
  const media = event.media?.[0];
  const first = earlier.find((other) => other.dedupeKey === event.dedupeKey && other.accountKey === event.accountKey);
  return {
    accountKey: event.accountKey,
    userId: event.user?.id ?? null,
    messageId: event.messageId ?? null,
    kind: event.kind,
    direction: event.direction,
    occurredAt: event.occurredAt.toISOString().replace('.000Z', 'Z'),
    text: event.text,
    name: event.location?.name ?? event.user?.name,
    username: event.user?.username,
    phone: event.user?.phone,
    replyTo: event.replyTo?.messageId,
    mediaId: media?.id,
    mime: media?.mime,
    filename: media?.filename,
    latitude: event.location?.latitude,
    longitude: event.location?.longitude,
    contacts: event.contacts?.map((contact) => contact.name),
    choiceId: event.choice?.id,
    source: event.choice?.source,
    form: event.form,
    target: event.targetMessageId,
    removed: event.removed,
    errorCode: event.error?.code,
    failure: event.failure,
    referral: event.referral && { source: event.referral.source, adId: event.referral.adId, clickId: event.referral.clickId },
    status: event.template?.status ?? event.status,
    tracker: event.tracker,
    duplicateOf: first?.messageId,
    category: event.preference?.category,
    newUserId: event.identityChange?.newUserId,
    newPhone: event.identityChange?.newPhone,
    event: event.accountEvent?.event,
    template: event.template?.name,
    language: event.template?.language,
    reason: event.template?.reason,
  };
}
