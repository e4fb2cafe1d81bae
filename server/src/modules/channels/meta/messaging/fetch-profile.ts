import { asText, compact } from '../../contract/lenient-json.ts';
import { refuse } from '../../contract/send-failure.ts';
import type { ChannelIo, ConnectedAccount, FetchedProfile } from '../../contract/types.ts';
import { callGraph } from '../call-graph.ts';
import type { ClassifyCode } from '../graph-error.ts';

/** Who the person is, as far as they let the business know: payloads hold an id only. A refusal is no error of ours: the talk goes on without a name. */
export async function fetchProfile(
  account: ConnectedAccount,
  userId: string,
  io: ChannelIo,
  product: { fields: readonly string[]; classify: ClassifyCode },
): Promise<FetchedProfile> {
  if (!/^\d{1,32}$/.test(userId)) return refuse('bad_address', 'The contact has no id of this channel.');
  const result = await callGraph(io, {
    method: 'GET',
    path: `/${userId}?fields=${product.fields.join(',')}`,
    accessToken: account.credentials.accessToken ?? '',
    repeatable: true,
    privateTexts: [...Object.values(account.credentials), userId],
    classify: product.classify,
  });
  if (!result.ok) return result;
  const { json } = result;
  const whole = [json.first_name, json.last_name].map(asText).filter((part) => part !== undefined);
  return compact<Extract<FetchedProfile, { ok: true }>>({
    ok: true,
    name: asText(json.name) ?? asText(whole.join(' ')),
    username: asText(json.username),
    pictureUrl: asText(json.profile_pic),
  });
}
