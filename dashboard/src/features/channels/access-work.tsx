import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../shared/api/api-error.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Button } from '../../shared/ui/button.tsx';
import { useChannelName } from '../access/channel-mark.tsx';
import { Field, TextInput } from '../settings/parts/fields.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { channelsKey, type Connectable, giveCredentials, type Setup, setupKey, startSignIn } from './api.ts';

/** Pasting what the provider gave, or going there to sign in. */
export function AccessWork({ setup, offer }: { setup: Setup; offer: Connectable }): ReactNode {
  return offer.way === 'sign_in' ? <SignInWork setup={setup} /> : <PasteWork setup={setup} offer={offer} />;
}

function SignInWork({ setup }: { setup: Setup }): ReactNode {
  const { t } = useLingui();
  const name = useChannelName()(setup.channel);
  const [leaving, setLeaving] = useState(false);
  const start = useWrite({
    write: startSignIn,
    failed: t`The sign-in could not be begun`,
    onDone: ({ url }) => {
      setLeaving(true);
      window.location.assign(url);
    },
  });
  return (
    <div>
      <p className="mb-3 text-sm">
        <Trans>
          You go to the provider of {name}, sign in there and choose what we may use. Then you come back here. The link works for ten
          minutes.
        </Trans>
      </p>
      <Button look="primary" disabled={start.isPending || leaving} onClick={() => start.mutate(setup.id)}>
        {leaving ? t`Going there…` : t`Sign in at the provider`}
      </Button>
    </div>
  );
}

function PasteWork({ setup, offer }: { setup: Setup; offer: Connectable }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [values, setValues] = useState<Record<string, string>>({});
  const give = useWrite({ write: giveCredentials, failed: null, refresh: [setupKey(setup.id), channelsKey] });
  const whole = offer.fields.every(({ name }) => (values[name] ?? '').trim() !== '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const trimmed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
    give.mutate({ id: setup.id, values: trimmed });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      {offer.fields.map(({ name, label, hint, secret }) => (
        <Field key={name} label={label[locale]} hint={hint[locale]}>
          <TextInput
            dir="ltr"
            type={secret ? 'password' : 'text'}
            autoComplete="off"
            spellCheck={false}
            required
            maxLength={500}
            value={values[name] ?? ''}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </Field>
      ))}
      {give.error && (
        <p role="alert" className="text-sm text-bad">
          {wordsOf(give.error, locale) ?? t`This could not be checked. Try again.`}
        </p>
      )}
      <Button type="submit" look="primary" className="self-start" disabled={!whole || give.isPending}>
        {offer.way === 'own' ? t`Make the chat` : give.isPending ? t`Asking the provider…` : t`Check and connect`}
      </Button>
    </form>
  );
}
