import { Trans, useLingui } from '@lingui/react/macro';
import { LogOut, ShieldCheck, UserCog, UserMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Isolated } from '../../shared/text/words.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { Avatar } from '../settings/parts/avatar.tsx';
import { RowMenu } from '../settings/parts/row-menu.tsx';
import { When } from '../settings/parts/times.tsx';
import type { Member } from './api.ts';

export interface MemberDeed {
  kind: 'role' | 'sign-out' | 'remove';
  member: Member;
}

export function MemberRow({ member, onDeed }: { member: Member; onDeed: ((deed: MemberDeed) => void) | null }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { name } = member;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-3 md:grid-cols-[auto_minmax(0,1.6fr)_minmax(0,0.8fr)_minmax(0,1fr)_2rem] md:gap-x-4">
      <Avatar name={name} />
      <div className="min-w-0">
        <p className="flex min-w-0 items-center gap-2">
          <bdi className="truncate font-semibold">{name}</bdi>
          {member.you && <Chip tone="accent">{t`You`}</Chip>}
        </p>
        <p className="truncate text-xs text-quiet">
          <Isolated>{member.email}</Isolated>
        </p>
      </div>
      <p className="col-start-2 row-start-2 md:col-start-3 md:row-start-1">
        <Chip>{pick(member.roleLabel, locale)}</Chip>
      </p>
      <div className="col-start-2 row-start-3 flex flex-wrap items-center gap-x-3 text-xs text-quiet md:col-start-4 md:row-start-1 md:block">
        <p>
          {member.lastSeenAt ? (
            <Trans>
              Seen <When iso={member.lastSeenAt} />
            </Trans>
          ) : (
            t`Never seen here`
          )}
        </p>
        {member.secondFactor ? (
          <p className="flex items-center gap-1 text-good">
            <ShieldCheck aria-hidden className="size-3.5" />
            {t`Two-factor on`}
          </p>
        ) : (
          <p className="text-faint">{t`No two-factor`}</p>
        )}
      </div>
      <div className="col-start-3 row-start-1 md:col-start-5">
        {onDeed && !member.you && (
          <RowMenu
            label={t`What to do with ${name}`}
            deeds={[
              { label: t`Change role`, icon: UserCog, onSelect: () => onDeed({ kind: 'role', member }) },
              { label: t`Sign out everywhere`, icon: LogOut, turns: true, onSelect: () => onDeed({ kind: 'sign-out', member }) },
              { label: t`Remove from the team`, icon: UserMinus, danger: true, onSelect: () => onDeed({ kind: 'remove', member }) },
            ]}
          />
        )}
      </div>
    </li>
  );
}
