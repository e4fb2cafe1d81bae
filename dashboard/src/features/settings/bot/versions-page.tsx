import { Trans, useLingui } from '@lingui/react/macro';
import { History, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { Notice } from '../../../shared/ui/states.tsx';
import { DiffList } from '../parts/diff-list.tsx';
import { listVersions, rollBack, type SettingsVersion } from '../api.ts';
import { Avatar } from '../parts/avatar.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { OnlyWith } from '../parts/only-with.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { PageList } from '../parts/page-list.tsx';
import { When } from '../parts/times.tsx';
import { useMay } from '../parts/use-may.ts';
import { usePages } from '../parts/use-pages.ts';
import { useWrite } from '../parts/use-write.ts';
import { settingsDiff } from './settings-fields.ts';
import { useSettings } from './use-settings.ts';

export function VersionsPage(): ReactNode {
  return (
    <OnlyWith right="settings.read">
      <Versions />
    </OnlyWith>
  );
}

function Versions(): ReactNode {
  const { t, i18n } = useLingui();
  const may = useMay();
  const { data: state } = useSettings();
  const list = usePages(['settings-versions'], listVersions);
  const [chosen, setChosen] = useState<SettingsVersion | null>(null);
  const back = useWrite({
    write: rollBack,
    failed: t`The version was not brought back`,
    done: () => t`Brought back as a new version; the bot obeys it from now on`,
    refresh: [['settings'], ['settings-versions'], ['session']],
  });
  const version = chosen?.version ?? 0;
  const lines = chosen && state ? settingsDiff(state.live, chosen.settings, i18n) : [];
  return (
    <PageFrame
      title={t`Versions of the bot’s settings`}
      about={t`What was published, by whom, and what it changed. Any of them can be brought back.`}
      back={{ to: '/settings/bot', label: t`Bot`, always: true }}
    >
      <PageList
        list={list}
        empty={
          <Notice icon={<History />} title={t`Nothing was published yet`}>
            <Trans>The bot obeys the settings it came with. Your first publication becomes version 1.</Trans>
          </Notice>
        }
      >
        {(versions) => (
          <ol className="flex flex-col gap-3">
            {versions.map((each, at) => (
              <VersionCard
                key={each.version}
                version={each}
                before={versions[at + 1]}
                live={each.version === state?.version}
                onBack={may('settings.write') ? () => setChosen(each) : null}
              />
            ))}
          </ol>
        )}
      </PageList>
      <ConfirmDialog
        open={chosen !== null}
        onClose={() => setChosen(null)}
        danger={false}
        title={t`Bring version ${version} back`}
        label={t`Bring back`}
        onConfirm={() => back.mutateAsync(version)}
      >
        {lines.length > 0 ? (
          <>
            <p>
              <Trans>It is published at once as a new version. Compared with what is live now:</Trans>
            </p>
            <DiffList lines={lines} />
          </>
        ) : (
          <p>
            <Trans>It says the same as what is live now.</Trans>
          </p>
        )}
      </ConfirmDialog>
    </PageFrame>
  );
}

function VersionCard({
  version,
  before,
  live,
  onBack,
}: {
  version: SettingsVersion;
  before: SettingsVersion | undefined;
  live: boolean;
  onBack: (() => void) | null;
}): ReactNode {
  const { t, i18n } = useLingui();
  const lines = before ? settingsDiff(before.settings, version.settings, i18n) : [];
  const { publishedBy } = version;
  return (
    <li className="rounded-2xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={publishedBy} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-2 font-semibold">
            <span>
              <Trans>
                Version <Isolated>{version.version}</Isolated>
              </Trans>
            </span>
            {live && <Chip tone="good">{t`Live`}</Chip>}
          </p>
          <p className="text-xs text-quiet">
            <bdi>{publishedBy}</bdi> · <When iso={version.publishedAt} as="clock" />
          </p>
        </div>
        {!live && onBack && (
          <Button onClick={onBack}>
            <Undo2 aria-hidden className="size-4 rtl:-scale-x-100" />
            {t`Bring back`}
          </Button>
        )}
      </div>
      <div className="mt-3">
        {lines.length > 0 ? (
          <DiffList lines={lines} />
        ) : (
          <p className="text-xs text-quiet">{before ? t`Nothing differs from the version before.` : t`The first of those listed here.`}</p>
        )}
      </div>
    </li>
  );
}
