import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../shared/text/words.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { asTyped, givenOnly } from '../../settings/parts/bilingual-fields.tsx';
import { DialogActions } from '../../settings/parts/dialog-actions.tsx';
import { Field, TextInput } from '../../settings/parts/fields.tsx';
import { TextPair } from '../../settings/parts/text-pair.tsx';
import { useWrite } from '../../settings/parts/use-write.ts';
import { addCannedReply, type CannedReply, editCannedReply } from '../api.ts';
import { cannedKey } from '../use-inbox-data.ts';

/** What is filled in when it is used. */
const NAMES = { name: '{{name}}', agent: '{{agent}}', business: '{{business}}' };

/** A ready answer to change, or a new one. */
export function CannedDialog({ open, reply, onClose }: { open: boolean; reply: CannedReply | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={reply ? t`Edit the ready answer` : t`Add a ready answer`}>
      <CannedForm key={reply?.id ?? 'new'} reply={reply} onClose={onClose} />
    </Dialog>
  );
}

function CannedForm({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [body, setBody] = useState(asTyped(reply?.body));
  const save = useWrite({
    write: (input: Parameters<typeof addCannedReply>[0]) => (reply ? editCannedReply(reply.id, input) : addCannedReply(input)),
    failed: null,
    done: () => t`The ready answer is saved`,
    refresh: [cannedKey],
    onDone: onClose,
  });
  const bare = shortcut.trim().replace(/^\/+/, '').toLowerCase();
  const wellFormed = /^[\p{L}\p{N}_-]{1,40}$/u.test(bare);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ shortcut: bare, body: givenOnly(body) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t`Shortcut`}
        hint={t`What follows the slash: letters, digits, - and _`}
        error={bare !== '' && !wellFormed ? t`Letters, digits, - and _ only` : undefined}
      >
        <TextInput
          value={shortcut}
          onChange={(event) => setShortcut(event.target.value)}
          maxLength={41}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <TextPair
        labels={{ ar: t`Text in Arabic`, en: t`Text in English` }}
        className="flex flex-col gap-4"
        tall
        maxLength={4_000}
        value={body}
        onChange={setBody}
      />
      <p className="text-xs text-quiet">
        <Trans>
          <Isolated>{NAMES.name}</Isolated> becomes the customer’s name, <Isolated>{NAMES.agent}</Isolated> yours, and{' '}
          <Isolated>{NAMES.business}</Isolated> the name of the business.
        </Trans>
      </p>
      {save.error && (
        <p role="alert" className="text-bad">
          {wordsOf(save.error, locale) ?? t`The ready answer could not be saved. Try again.`}
        </p>
      )}
      <DialogActions
        onCancel={onClose}
        label={t`Save`}
        busy={save.isPending}
        disabled={!wellFormed || (body.en.trim() === '' && body.ar.trim() === '')}
      />
    </form>
  );
}
