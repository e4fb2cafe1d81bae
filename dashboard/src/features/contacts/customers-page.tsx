import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronRight, Contact as ContactIcon, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Isolated } from '../../shared/text/words.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { Notice } from '../../shared/ui/states.tsx';
import { Avatar } from '../settings/parts/avatar.tsx';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { PageList } from '../settings/parts/page-list.tsx';
import { SearchBox } from '../settings/parts/search-box.tsx';
import { When } from '../settings/parts/times.tsx';
import { usePages } from '../settings/parts/use-pages.ts';
import { useTypedSearch } from '../settings/parts/use-typed-search.ts';
import { type Contact, listContacts } from './api.ts';
import { useChannelName } from '../access/channel-mark.tsx';
import { contactTitle, identityText, languageName } from './contact-words.ts';

const route = getRouteApi('/shell/customers');

export function CustomersPage(): ReactNode {
  return (
    <OnlyWith right="contacts.read">
      <Customers />
    </OnlyWith>
  );
}

function Customers(): ReactNode {
  const { t } = useLingui();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [question, setQuestion] = useTypedSearch(q ?? '', (asked) => void navigate({ search: asked ? { q: asked } : {}, replace: true }));
  const list = usePages(['contacts', q ?? ''], (cursor, signal) => listContacts(q, cursor, signal));
  return (
    <div className="thin-scroll h-full overflow-y-auto">
      <div className="mx-auto w-full max-w-5xl px-4 pt-4 pb-16 md:px-8 md:pt-7">
        <header className="mb-5">
          <h1 className="text-xl font-semibold">{t`Customers`}</h1>
          <p className="mt-1 text-quiet">{t`Everybody who ever wrote to you, last active first.`}</p>
        </header>
        <SearchBox label={t`Search by name or number`} value={question} onChange={setQuestion} className="mb-4 w-full sm:w-96" />
        <PageList
          list={list}
          empty={
            q ? (
              <Notice
                icon={<Search />}
                title={t`Nobody fits your search`}
                action={<Button onClick={() => setQuestion('')}>{t`Clear the search`}</Button>}
              />
            ) : (
              <Notice icon={<ContactIcon />} title={t`No customers yet`}>
                <Trans>Whoever writes to one of your channels appears here by themselves.</Trans>
              </Notice>
            )
          }
        >
          {(contacts) => (
            <ul aria-label={t`Customers`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
              {contacts.map((contact) => (
                <ContactRow key={contact.id} contact={contact} />
              ))}
            </ul>
          )}
        </PageList>
      </div>
    </div>
  );
}

function ContactRow({ contact }: { contact: Contact }): ReactNode {
  const { t, i18n } = useLingui();
  const channelName = useChannelName();
  const title = contactTitle(contact, i18n);
  const [first, ...others] = contact.identities;
  return (
    <li>
      <Link
        to="/customers/$contactId"
        params={{ contactId: contact.id }}
        className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-3 transition-colors hover:bg-sunken/60 md:grid-cols-[auto_minmax(0,1.5fr)_minmax(0,1.2fr)_7rem_auto]"
      >
        <Avatar name={contact.name ?? ''} />
        <div className="min-w-0">
          <p className="flex min-w-0 items-center gap-2">
            <bdi className="truncate font-semibold">{title}</bdi>
            {contact.marketingOptOutAt && (
              <Chip tone="warn" className="max-md:hidden">
                {t`No offers`}
              </Chip>
            )}
          </p>
          <p className="truncate text-xs text-quiet md:hidden">{first && <Isolated>{identityText(first)}</Isolated>}</p>
          <p className="truncate text-xs text-faint max-md:hidden">{contact.language && languageName(contact.language, i18n)}</p>
        </div>
        <p className="hidden min-w-0 truncate text-quiet md:block">
          {first && (
            <>
              <Isolated>{identityText(first)}</Isolated> <span className="text-xs text-faint">{channelName(first.channel)}</span>
            </>
          )}
          {others.length > 0 && (
            <>
              {' '}
              <Isolated className="text-xs text-faint">+{others.length}</Isolated>
            </>
          )}
        </p>
        <p className="text-end text-xs text-quiet">{contact.lastMessageAt ? <When iso={contact.lastMessageAt} /> : t`never wrote`}</p>
        <ChevronRight aria-hidden className="size-4 text-faint max-md:hidden rtl:-scale-x-100" />
      </Link>
    </li>
  );
}
