import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Download, Eraser } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Isolated } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { useChannelName } from '../access/channel-mark.tsx';
import { ConfirmDialog } from '../settings/parts/confirm-dialog.tsx';
import { Card } from '../settings/parts/page-frame.tsx';
import { When } from '../settings/parts/times.tsx';
import { useMay } from '../settings/parts/use-may.ts';
import { useWrite } from '../settings/parts/use-write.ts';
import { type Contact, eraseContact, exportContact } from './api.ts';
import { contactTitle, identityText, languageName } from './contact-words.ts';

export function CustomerDetails({ contact }: { contact: Contact }): ReactNode {
  const { t, i18n } = useLingui();
  const may = useMay();
  const channelName = useChannelName();
  const lines: { name: string; value: ReactNode }[] = [
    ...contact.identities.map((identity) => ({
      name: channelName(identity.channel),
      value: <Isolated className="break-all">{identityText(identity)}</Isolated>,
    })),
    { name: t`Language`, value: contact.language ? languageName(contact.language, i18n) : t`not known yet` },
    { name: t`Conversations`, value: <Plural value={contact.conversations} _0="none" one="# conversation" other="# conversations" /> },
    { name: t`Last message`, value: contact.lastMessageAt ? <When iso={contact.lastMessageAt} as="clock" /> : t`never` },
    { name: t`First seen`, value: <When iso={contact.createdAt} as="day" /> },
    {
      name: t`Offers`,
      value: contact.marketingOptOutAt ? (
        <Trans>
          does not want any since <When iso={contact.marketingOptOutAt} as="day" />
        </Trans>
      ) : (
        t`has not opted out`
      ),
    },
  ];
  return (
    <>
      <Card>
        <dl className="divide-y divide-line">
          {lines.map(({ name, value }, at) => (
            <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-4 py-2.5 first:pt-0 last:pb-0">
              <dt className="text-quiet">{name}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {may('contacts.export') && <ExportOne contact={contact} />}
      {may('contacts.erase') && <EraseOne contact={contact} />}
    </>
  );
}

function ExportOne({ contact }: { contact: Contact }): ReactNode {
  const { t } = useLingui();
  const run = useWrite({ write: exportContact, failed: t`The data could not be exported`, done: () => t`The file is in your downloads` });
  return (
    <Card
      title={t`Export the data`}
      about={t`Everything that is kept about this person, as a ZIP that you can hand to them.`}
      actions={
        <Button disabled={run.isPending} onClick={() => run.mutate(contact.id)}>
          <Download aria-hidden className="size-4" />
          {run.isPending ? t`Preparing` : t`Export`}
        </Button>
      }
    />
  );
}

function EraseOne({ contact }: { contact: Contact }): ReactNode {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const erase = useWrite({
    write: eraseContact,
    failed: t`The data was not erased`,
    done: () => t`The customer’s data is erased`,
    refresh: [['contacts'], ['conversations'], ['usage']],
    onDone: () => void navigate({ to: '/customers' }),
  });
  const title = contactTitle(contact, i18n);
  return (
    <Card
      danger
      title={t`Erase the data`}
      about={t`When a customer asks to be forgotten. It cannot be undone.`}
      actions={
        <Button look="danger" onClick={() => setAsking(true)}>
          <Eraser aria-hidden className="size-4" />
          {t`Erase`}
        </Button>
      }
    >
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Erase everything about this customer`}
        label={t`Erase for good`}
        typed={{
          text: title,
          label: (
            <Trans>
              To be sure, write <bdi className="text-bad">{title}</bdi>
            </Trans>
          ),
        }}
        onConfirm={() => erase.mutateAsync(contact.id)}
      >
        <p>
          <Trans>These are deleted at once and cannot be brought back:</Trans>
        </p>
        <ul className="ms-5 list-disc">
          <li>{t`name, numbers and every other identifier`}</li>
          <li>
            <Plural
              value={contact.conversations}
              one="# conversation with all its messages and traces"
              other="# conversations with all their messages and traces"
            />
          </li>
          <li>{t`files and everything that arrived about them from the channels`}</li>
        </ul>
        <p>
          <Trans>If this person writes again, they are somebody new.</Trans>
        </p>
      </ConfirmDialog>
    </Card>
  );
}
