import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Isolated } from '../../../shared/text/words.tsx';
import type { Settings, SettingsState } from '../api.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { useMay } from '../parts/use-may.ts';
import { BotFields } from './bot-fields.tsx';
import { PublishBar } from './publish-bar.tsx';
import { changedFields } from './settings-fields.ts';

/** What the bot obeys. Changes are kept as a draft and count once they are published. */
export function BotForm({ state }: { state: SettingsState }): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const saved = state.draft ?? state.live;
  const [edited, setEdited] = useState<Settings>(saved);
  const waiting = changedFields(state.live, edited);
  const { version } = state;
  return (
    <PageFrame
      title={t`Bot`}
      about={t`How the bot speaks and when it leaves a conversation to people. Changes wait as a draft until you publish them.`}
      actions={
        <Link to="/settings/bot/versions" className="target inline-flex items-center gap-1.5 text-accent hover:underline">
          <History aria-hidden className="size-4" />
          {version > 0 ? (
            <span>
              <Trans>
                Version <Isolated>{version}</Isolated> is live
              </Trans>
            </span>
          ) : (
            t`Versions`
          )}
        </Link>
      }
      footer={
        may('settings.write') &&
        waiting.length > 0 && <PublishBar state={state} saved={saved} edited={edited} onReset={() => setEdited(saved)} />
      }
    >
      <p role="status" className="sr-only">
        <Plural value={waiting.length} _0="No changes wait" one="# change waits to be published" other="# changes wait to be published" />
      </p>
      <BotFields
        value={edited}
        live={state.live}
        readOnly={!may('settings.write')}
        onChange={(change) => setEdited({ ...edited, ...change })}
      />
    </PageFrame>
  );
}
