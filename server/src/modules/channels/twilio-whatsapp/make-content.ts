import { createHash } from 'node:crypto';
import { asId, type JsonObject } from '../contract/lenient-json.ts';
import { refuse } from '../contract/send-failure.ts';
import type { ButtonsContent, ChannelIo, ConnectedAccount, ListContent, SendFailed } from '../contract/types.ts';
import { callTwilio, productUrl } from '../twilio/call-twilio.ts';

export interface ChoiceContent {
  types: JsonObject;
  /** Equal for equal choices. */
  name: string;
}

/** Choices as Twilio's Content API has them, with their text: the places for values that a content may have take no new lines. */
export function toChoiceContent(content: ButtonsContent | ListContent): ChoiceContent {
  // Two braces would begin such a place.
  const body = content.text.replaceAll('{{', '{ {');
  const types: JsonObject =
    content.kind === 'buttons'
      ? { 'twilio/quick-reply': { body, actions: content.buttons.map(({ id, title }) => ({ id, title })) } }
      : {
          'twilio/list-picker': {
            body,
            button: content.button,
            items: content.sections.flatMap(({ rows }) =>
              rows.map(({ id, title, description }) => ({ id, item: title, ...(description === undefined ? {} : { description }) })),
            ),
          },
        };
  const digest = createHash('sha256').update(JSON.stringify(types)).digest('hex').slice(0, 32);
  return { types, name: `wafaa_${digest}` };
}

/**
 * Makes the content that a message with choices names. Within the window it needs nobody's approval. Making one twice
 * harms nobody: the second is never referred to.
 */
export async function makeContent(
  account: ConnectedAccount,
  choices: ChoiceContent,
  language: string,
  io: ChannelIo,
): Promise<{ ok: true; contentSid: string } | SendFailed> {
  const json = { friendly_name: choices.name, language, types: choices.types };
  const result = await callTwilio(account, io, {
    method: 'POST',
    url: productUrl(io.config, 'content', '/Content'),
    body: { json },
    repeatable: true,
    privateTexts: [],
  });
  if (!result.ok) return result;
  const contentSid = asId(result.json.sid);
  return contentSid === undefined
    ? refuse('no_content', 'Twilio made the choices without naming them.', 'transient')
    : { ok: true, contentSid };
}
