import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
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
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const missing = t`Needed`;
  const tooLong = text.length > LONGEST;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || text.trim() === '' || tooLong) return;
    setBusy(true);
    setError(null);
    try {
      await addText({ name: name.trim(), text, format: 'markdown' });
      setName('');
      setText('');
      setTried(false);
      onClose();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['sources'] });
    }
  };
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t`Paste text`}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
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
        <FormFooter error={error} busy={busy} label={t`Add`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
