import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { MessageSquareReply, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { When } from '../../settings/parts/times.tsx';
import type { Gap } from './api.ts';
import { dismiss } from './gap-actions.ts';
import { reasonWords } from './reasons.ts';

/** Alike questions: how often, in which words and languages, when last, and why a person was asked. */
export function GapCard({ gap, mayWrite, onAnswer }: { gap: Gap; mayWrite: boolean; onAnswer: () => void }): ReactNode {
  const { t, i18n } = useLingui();
  const others = gap.examples.filter((example) => example !== gap.question);
  const languages = { en: t`English`, ar: t`Arabic`, other: t`Another language` };
  return (
    <li className="flex gap-4 rounded-2xl border border-line bg-panel px-4 py-3">
      <p className="flex w-14 shrink-0 flex-col items-center justify-center rounded-xl bg-sunken py-2 text-center">
        <bdi className="text-xl font-semibold">{gap.count}</bdi>
        <span className="text-2xs text-quiet">
          <Plural value={gap.count} one="time" other="times" />
        </span>
      </p>
      <div className="min-w-0 flex-1">
        <h3 className="text-base font-semibold">
          <Words text={gap.question} className="block w-fit max-w-full wrap-anywhere" />
        </h3>
        {others.length > 0 && (
          <ul aria-label={t`Also asked as`} className="mt-1 flex flex-wrap gap-1.5">
            {others.map((example) => (
              <li key={example} className="max-w-full">
                <Chip>
                  <Words text={example} className="wrap-anywhere" />
                </Chip>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-quiet">
          <span>{gap.languages.map((language) => languages[language]).join(i18n.locale === 'ar' ? '، ' : ', ')}</span>
          <span>
            <Trans>
              last <When iso={gap.lastAskedAt} />
            </Trans>
          </span>
          <span>{reasonWords(gap.reason, i18n)}</span>
          {gap.conversationIds[0] && (
            <Link
              to="/inbox"
              search={{ view: 'all', conversation: gap.conversationIds[0] }}
              className="target inline-flex items-center text-accent hover:underline"
            >
              <Trans>See the conversation</Trans>
            </Link>
          )}
        </p>
        {mayWrite && (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="primary" onClick={onAnswer}>
              <MessageSquareReply aria-hidden className="size-4 rtl:-scale-x-100" />
              <Trans>Answer it</Trans>
            </Button>
            <Button look="ghost" onClick={() => void dismiss(gap)}>
              <X aria-hidden className="size-4" />
              <Trans>Set aside</Trans>
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
