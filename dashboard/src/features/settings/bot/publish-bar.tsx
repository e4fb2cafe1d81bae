import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { cx } from '../../../shared/ui/class-names.ts';
import { DiffList } from '../parts/diff-list.tsx';
import { discardDraft, publishSettings, saveDraft, type Settings, type SettingsState } from '../api.ts';
import { useWrite } from '../parts/use-write.ts';
import { changedFields, changeOf, settingsDiff } from './settings-fields.ts';

/** At the foot of the page while something differs from live: what, from and to, and what to do with it. */
export function PublishBar({
  state,
  saved,
  edited,
  onReset,
}: {
  state: SettingsState;
  saved: Settings;
  edited: Settings;
  onReset: () => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { locale } = useLocale();
  const client = useQueryClient();
  const [open, setOpen] = useState(() => matchMedia('(min-width: 48rem)').matches);
  const id = useId();
  const unsaved = changedFields(saved, edited).length > 0;
  const lines = settingsDiff(state.live, edited, i18n);
  const keep = (next: SettingsState): void => void client.setQueryData(['settings'], next);
  const save = useWrite({
    write: () => saveDraft(changeOf(saved, edited)),
    failed: t`The draft was not saved`,
    done: () => t`The draft is saved; live answers stay as they are`,
    onDone: keep,
  });
  const discard = useWrite({
    write: () => (state.draft ? discardDraft() : Promise.resolve(state)),
    failed: t`The draft was not thrown away`,
    done: () => t`The changes are thrown away`,
    onDone: (next) => {
      onReset();
      keep(next);
    },
  });
  const publish = useWrite({
    write: async () => {
      if (unsaved) await saveDraft(changeOf(saved, edited));
      return publishSettings(state.version);
    },
    failed: null,
    done: () => t`Published: the bot obeys the new settings from now on`,
    refresh: [['settings'], ['settings-versions'], ['session']],
  });
  const busy = save.isPending || discard.isPending || publish.isPending;
  return (
    <section aria-label={t`Changes that wait`} className="shrink-0 border-t border-accent-line bg-panel">
      <div className="mx-auto max-w-3xl px-4 py-3 md:px-8">
        {open && (
          <div id={id} className="thin-scroll mb-3 max-h-[40dvh] overflow-y-auto" tabIndex={0} role="region" aria-label={t`What changes`}>
            <DiffList lines={lines} />
          </div>
        )}
        {publish.error && (
          <p role="alert" className="mb-2 text-bad">
            {wordsOf(publish.error, locale) ?? t`The settings could not be published. Try again.`}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
            className="target inline-flex items-center gap-1.5 font-semibold"
          >
            <ChevronDown aria-hidden className={cx('size-4 transition-transform', !open && 'rotate-180')} />
            <Plural value={lines.length} one="# change" other="# changes" />
          </button>
          <span className="text-xs text-quiet">{unsaved ? <Trans>not saved yet</Trans> : <Trans>saved as a draft</Trans>}</span>
          <div className="ms-auto flex flex-wrap gap-2">
            <Button look="ghost" disabled={busy} onClick={() => discard.mutate(undefined)}>{t`Discard`}</Button>
            {unsaved && <Button disabled={busy} onClick={() => save.mutate(undefined)}>{t`Save draft`}</Button>}
            <Button
              look="primary"
              disabled={busy}
              aria-busy={publish.isPending}
              onClick={() => publish.mutate(undefined)}
            >{t`Publish`}</Button>
          </div>
        </div>
      </div>
    </section>
  );
}
