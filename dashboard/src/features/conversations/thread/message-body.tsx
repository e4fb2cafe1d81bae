import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  Ban,
  Contact,
  FileText,
  Image,
  LayoutTemplate,
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
import { cx } from '../../../shared/ui/class-names.ts';
import type { Message } from '../api.ts';
import { MediaList } from '../media/media-list.tsx';
import { PlaceCard } from '../media/place-card.tsx';

const KINDS: Record<string, { text: MessageDescriptor; icon: LucideIcon }> = {
  image: { text: msg`Photo`, icon: Image },
  video: { text: msg`Video`, icon: Video },
  audio: { text: msg`Audio`, icon: Mic },
  voice: { text: msg`Voice message`, icon: Mic },
  document: { text: msg`Document`, icon: FileText },
  sticker: { text: msg`Sticker`, icon: Sticker },
  location: { text: msg`Place on the map`, icon: MapPin },
  contacts: { text: msg`Contact card`, icon: Contact },
  template: { text: msg`Template`, icon: LayoutTemplate },
  order: { text: msg({ context: 'purchase', message: 'Order' }), icon: ShoppingBag },
  deleted: { text: msg`This message was deleted`, icon: Ban },
};

/** What a message holds: its files, its place, its words; where it has none of them, what it is. `album`: what was sent together with it. */
export function MessageBody({ message, album }: { message: Message; album: readonly Message[] }): ReactNode {
  const { i18n } = useLingui();
  const known = KINDS[message.kind];
  const kind = message.kind.replaceAll('_', ' ');
  const Icon = known?.icon ?? MessageCircleQuestion;
  const together = [message, ...album];
  const media = together.flatMap((one) => one.media);
  const texts = together.flatMap(({ id, text }) => (text ? [{ id, text }] : []));
  const isShown = media.length > 0 || message.location !== null;
  return (
    <>
      {isShown && <MediaList media={media} />}
      {message.location && <PlaceCard place={message.location} />}
      {!isShown && (known || !message.text) && (
        <p className="flex items-center gap-1.5 text-quiet">
          <Icon aria-hidden className="size-4 shrink-0" />
          {known ? i18n._(known.text) : i18n._(msg`A message of kind ${kind}`)}
        </p>
      )}
      {texts.map(({ id, text }) => (
        <Words key={id} as="p" text={text} className={cx('text-start text-base whitespace-pre-wrap wrap-anywhere', isShown && 'mt-1')} />
      ))}
    </>
  );
}
