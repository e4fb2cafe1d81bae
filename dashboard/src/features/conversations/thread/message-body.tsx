import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  Ban,
  Contact,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  MessageCircleQuestion,
  Mic,
  ShoppingBag,
  Sticker,
  Video,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import type { Message } from '../api.ts';

const KINDS: Record<string, { text: MessageDescriptor; icon: LucideIcon }> = {
  image: { text: msg`Photo`, icon: Image },
  video: { text: msg`Video`, icon: Video },
  audio: { text: msg`Audio`, icon: Mic },
  voice: { text: msg`Voice message`, icon: Mic },
  document: { text: msg`Document`, icon: FileText },
  sticker: { text: msg`Sticker`, icon: Sticker },
  location: { text: msg`Place on the map`, icon: MapPin },
  contacts: { text: msg`Contact card`, icon: Contact },
  order: { text: msg`Order`, icon: ShoppingBag },
  deleted: { text: msg`This message was deleted`, icon: Ban },
};

/** The words of a message; where it has none, or more than words, what it is. */
export function MessageBody({ message }: { message: Pick<Message, 'kind' | 'text'> }): ReactNode {
  const { i18n } = useLingui();
  const known = KINDS[message.kind];
  const kind = message.kind.replaceAll('_', ' ');
  const Icon = known?.icon ?? MessageCircleQuestion;
  return (
    <>
      {(known || !message.text) && (
        <p className="flex items-center gap-1.5 text-quiet">
          <Icon aria-hidden className="size-4 shrink-0" />
          {known ? i18n._(known.text) : i18n._(msg`A message of kind ${kind}`)}
        </p>
      )}
      {message.text && <Words as="p" text={message.text} className="text-start text-base whitespace-pre-wrap wrap-anywhere" />}
    </>
  );
}
