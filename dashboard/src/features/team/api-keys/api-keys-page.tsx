import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip, type Tone } from '../../../shared/ui/chip.tsx';
import { Notice } from '../../../shared/ui/states.tsx';
import { ConfirmDialog } from '../../settings/parts/confirm-dialog.tsx';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { OnlyWith } from '../../settings/parts/only-with.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { PageList } from '../../settings/parts/page-list.tsx';
import { RowMenu } from '../../settings/parts/row-menu.tsx';
import { When } from '../../settings/parts/times.tsx';
import { usePages } from '../../settings/parts/use-pages.ts';
import { useWrite } from '../../settings/parts/use-write.ts';
import { type ApiKey, listApiKeys, revokeApiKey } from '../api.ts';
import { permissionName } from '../../settings/parts/permission-words.ts';

const NewKeyDialog = lazyDialog(async () => (await import('./new-key-dialog.tsx')).NewKeyDialog);

export function ApiKeysPage(): ReactNode {
  return (
    <OnlyWith right="api_keys.write">
      <Keys />
    </OnlyWith>
  );
}

function Keys(): ReactNode {
  const { t } = useLingui();
  const list = usePages(['api-keys'], listApiKeys);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const revoke = useWrite({
    write: revokeApiKey,
    failed: t`The key was not revoked`,
    done: () => t`The key is revoked; it no longer opens anything`,
    refresh: [['api-keys'], ['usage']],
  });
  const make = (
    <Button look="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden className="size-4" />
      {t`New key`}
    </Button>
  );
  const name = revoking?.name ?? '';
  return (
    <PageFrame
      title={t`API keys`}
      about={t`With a key, your own programs act in this account: your till, your website, your reports. Each key may do only what you tick.`}
      actions={make}
    >
      <PageList
        list={list}
        empty={
          <div className="rounded-2xl border-2 border-dashed border-line-strong">
            <Notice icon={<KeyRound />} title={t`No keys yet`} action={make}>
              <Trans>Make one for each program, so that you can revoke it without disturbing the others.</Trans>
            </Notice>
          </div>
        }
      >
        {(keys) => (
          <ul aria-label={t`API keys`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {keys.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
            ))}
          </ul>
        )}
      </PageList>
      <NewKeyDialog open={making} onClose={() => setMaking(false)} />
      <ConfirmDialog
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t`Revoke the key`}
        label={t`Revoke`}
        onConfirm={() => revoke.mutateAsync(revoking?.id ?? '')}
      >
        <p>
          <Trans>
            Programs that use <bdi className="font-semibold text-ink">{name}</bdi> are refused from this moment. A revoked key cannot be
            brought back.
          </Trans>
        </p>
      </ConfirmDialog>
    </PageFrame>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const now = useNow(60_000);
  const { name, createdBy } = apiKey;
  const states: Record<ApiKey['state'], { text: string; tone: Tone }> = {
    active: { text: t`Active`, tone: 'good' },
    expired: { text: t`Expired`, tone: 'warn' },
    revoked: { text: t`Revoked`, tone: 'neutral' },
  };
  const scopes = apiKey.scopes.map((scope) => permissionName(scope, i18n)).join(i18n.locale === 'ar' ? '، ' : ', ');
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span aria-hidden className="mt-0.5 grid size-8 shrink-0 place-items-center rounded-lg bg-sunken text-quiet">
        <KeyRound className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-2">
          <bdi className="truncate font-semibold">{name}</bdi>
          <Chip tone={states[apiKey.state].tone}>{states[apiKey.state].text}</Chip>
          <Isolated className="font-mono text-xs text-quiet">{apiKey.prefix}…</Isolated>
        </p>
        <p className="mt-0.5 text-xs text-quiet">{scopes}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-faint">
          <span>
            {apiKey.lastUsedAt ? (
              <Trans>
                used <When iso={apiKey.lastUsedAt} />
              </Trans>
            ) : (
              t`never used`
            )}
          </span>
          <span aria-hidden>·</span>
          <span>
            <Trans>
              made by <bdi>{createdBy}</bdi> <When iso={apiKey.createdAt} />
            </Trans>
          </span>
          <span aria-hidden>·</span>
          <span>
            {apiKey.expiresAt === null ? (
              t`does not expire`
            ) : Date.parse(apiKey.expiresAt) < now ? (
              <Trans>
                ended <When iso={apiKey.expiresAt} />
              </Trans>
            ) : (
              <Trans>
                ends <When iso={apiKey.expiresAt} />
              </Trans>
            )}
          </span>
        </p>
      </div>
      {apiKey.state === 'active' && (
        <RowMenu label={t`What to do with ${name}`} deeds={[{ label: t`Revoke`, icon: Trash2, danger: true, onSelect: onRevoke }]} />
      )}
    </li>
  );
}
