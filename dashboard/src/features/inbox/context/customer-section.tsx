import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { absoluteTime, shortTime } from '../../../shared/time/format.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { useChannelName } from '../../access/channel-mark.tsx';
import { useMay } from '../../access/use-may.ts';
import { useSession } from '../../access/use-session.ts';
import type { Conversation } from '../../conversations/api.ts';
import { handleText } from '../../conversations/handle-text.ts';
import { sentimentWords } from '../../conversations/turn/words.ts';
import { useContact } from '../use-inbox-data.ts';
import { Section } from './section.tsx';

/** The customer: how to reach them, in which language, and what they wish. */
export function CustomerSection({ conversation }: { conversation: Conversation }): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const { channels, tenant } = useSession();
  const channelName = useChannelName();
  const now = useNow(60_000);
  const may = useMay();
  const { data: contact } = useContact(conversation.contact.id);
  const { name, handle } = conversation.contact;
  const languages = { ar: t`Arabic`, en: t`English`, other: t`Another language` };
  const identities = contact?.identities ?? (handle ? [{ channel: conversation.channel, kind: '', value: handle }] : []);
  const when = (iso: string): ReactNode => (
    <time dateTime={iso} title={absoluteTime(iso, locale, tenant.timeZone)}>
      <bdi>{shortTime(iso, locale, tenant.timeZone, now)}</bdi>
    </time>
  );
  const lines: { name: string; value: ReactNode }[] = [
    ...identities.map((identity) => ({
      name: channelName(identity.channel),
      value: <Isolated className="break-all">{handleText(channels, identity.channel, identity.value)}</Isolated>,
    })),
    { name: t`Language`, value: conversation.language ? languages[conversation.language] : t`not known yet` },
    ...(conversation.sentiment ? [{ name: t`Mood`, value: sentimentWords(conversation.sentiment, i18n) }] : []),
    ...(contact ? [{ name: t`First seen`, value: when(contact.createdAt) }] : []),
    ...(contact?.marketingOptOutAt ? [{ name: t`Offers`, value: t`wants none` }] : []),
  ];
  return (
    <Section name="customer" title={t`Customer`}>
      <p className="mb-2 font-semibold">
        <bdi>{name ?? t`Without a name`}</bdi>
      </p>
      <dl className="flex flex-col gap-1.5">
        {lines.map((line, at) => (
          <div key={at} className="flex items-baseline justify-between gap-4">
            <dt className="shrink-0 text-quiet">{line.name}</dt>
            <dd className="min-w-0 text-end">{line.value}</dd>
          </div>
        ))}
      </dl>
      {may('contacts.read') && (
        <Link
          to="/customers/$contactId"
          params={{ contactId: conversation.contact.id }}
          className="target mt-3 inline-flex items-center gap-1 font-semibold text-accent"
        >
          {t`Open the customer’s page`}
          <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" />
        </Link>
      )}
    </Section>
  );
}
