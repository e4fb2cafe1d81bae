import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { onSubmit, useSubmit } from '../../../../shared/form/use-submit.ts';
import { number } from '../../../../shared/time/format.ts';
import { useLocale } from '../../../../shared/i18n/use-locale.ts';
import { Isolated } from '../../../../shared/text/words.tsx';
import { Dialog } from '../../../../shared/ui/dialog.tsx';
import { Field, TextArea, TextInput } from '../../../settings/parts/fields.tsx';
import { addText } from '../api.ts';
import { FormFooter } from './form-footer.tsx';

const LONGEST = 200_000;

/** A text that stands in no file. It is read like a document; headings and lists in Markdown are understood. */
export function TextDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = t`Needed`;
  const tooLong = text.length > LONGEST;
  const { run, busy, waitSeconds, error } = useSubmit(async () => {
    try {
      await addText({ name: name.trim(), text, format: 'markdown' });
      setName('');
      setText('');
      setTried(false);
      onClose();
    } finally {
      await client.invalidateQueries({ queryKey: ['sources'] });
    }
  });
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '' && text.trim() !== '' && !tooLong) void run();
  };
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Paste text`}>
      <form noValidate onSubmit={onSubmit(submit)} className="flex flex-col gap-4">
        <Field label={t`Name`} error={tried && name.trim() === '' ? missing : null}>
          <TextInput maxLength={120} value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Field
          label={t`Text`}
          hint={<Isolated>{`${number(text.length, locale)} / ${number(LONGEST, locale)}`}</Isolated>}
          error={tooLong ? t`The text is too long; upload it as a file.` : tried && text.trim() === '' ? missing : null}
        >
          <TextArea rows={10} value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        <FormFooter error={error} busy={busy || waitSeconds > 0} label={t`Add`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
