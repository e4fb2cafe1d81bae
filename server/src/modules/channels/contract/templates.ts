import type { ChannelIo, ConnectedAccount } from './adapter.ts';
import type { SendFailed } from './outbound.ts';

/** Only an approved one can be sent. `paused`: for a time, because people complained; `disabled`: for good. */
export type TemplateState = 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled';

/** One thing that is filled in when the template is sent. */
export interface TemplatePlace {
  part: 'header' | 'body' | 'button';
  /** Of the three files: an https address. `code`: what the customer copies. */
  type: 'text' | 'image' | 'video' | 'document' | 'code';
  /** As it stands in the part's text or the button's address, e.g. `{{1}}`; absent where nothing is replaced. */
  token?: string;
  /** Of a place that has a name instead of a number. */
  name?: string;
  /** Of the button, from 0. */
  button?: number;
  /** What whoever made the template gave as an example. */
  example?: string;
}

export interface TemplateButton {
  kind: 'reply' | 'url' | 'phone' | 'code' | 'other';
  text: string;
  /** With its place, where it has one. */
  url?: string;
}

/** What a customer sees, and what has to be filled in, in this order. */
export interface TemplateShape {
  header: { kind: 'text'; text: string } | { kind: 'image' | 'video' | 'document' | 'location' } | null;
  body: string;
  footer: string | null;
  buttons: TemplateButton[];
  places: TemplatePlace[];
  /** The provider's word for a part that nobody can fill in here; such a template is shown and cannot be sent. */
  unsupported: string | null;
}

export interface ChannelTemplate {
  /** The provider's. */
  id: string;
  name: string;
  /** As the provider writes it: `ar`, `en_US`. */
  language: string;
  /** `marketing`, `utility`, `authentication`: what it costs and who may be sent it. */
  category: string;
  state: TemplateState;
  /** The provider's word on why it was refused or stopped. */
  reason: string | null;
  /** The provider's mark: `green`, `yellow`, `red`. */
  quality: string | null;
  shape: TemplateShape;
}

/** Templates that were written and approved at the provider. */
export interface ChannelTemplates {
  /** All of the account's, whole or not at all. */
  list(account: ConnectedAccount, io: ChannelIo): Promise<{ ok: true; templates: ChannelTemplate[] } | SendFailed>;
}
