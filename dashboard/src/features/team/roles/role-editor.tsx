import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Copy, Lock } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsOf } from '../../../shared/api/api-error.ts';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useSession } from '../../access/use-session.ts';
import { BilingualFields, givenOnly } from '../../settings/parts/bilingual-fields.tsx';
import { Field, Select } from '../../settings/parts/fields.tsx';
import { type Back, Card, PageFrame } from '../../settings/parts/page-frame.tsx';
import { SaveBar } from '../../settings/parts/save-bar.tsx';
import { useMay } from '../../settings/parts/use-may.ts';
import { useWrite } from '../../settings/parts/use-write.ts';
import { createRole, type Role, updateRole } from '../api.ts';
import { RightPicker } from '../right-picker.tsx';

/** A role's names and rights: to read for built-in ones, to change for the tenant's own. */
export function RoleEditor({
  role,
  roles,
  from,
  readOnly,
  back,
  title,
}: {
  role: Role | null;
  roles: readonly Role[];
  from: string | undefined;
  readOnly: boolean;
  back: Back;
  title: string;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { permissions: mine } = useSession().actor;
  const navigate = useNavigate();
  const may = useMay();
  const startWith = (id: string | undefined): string[] =>
    (roles.find((candidate) => candidate.id === id)?.permissions ?? []).filter((right) => mine.includes(right));
  const [label, setLabel] = useState({ en: role?.label.en ?? '', ar: role?.label.ar ?? '' });
  const [rights, setRights] = useState<string[]>(role ? role.permissions : startWith(from));
  const save = useWrite({
    write: () => {
      const body = { label: givenOnly(label), permissions: rights };
      return role ? updateRole(role.id, body) : createRole(body);
    },
    failed: null,
    done: () => (role ? t`The role is changed; it counts at once` : t`The role is made`),
    refresh: [['roles'], ['members'], ['session']],
    onDone: () => void navigate({ to: '/settings/roles' }),
  });
  const named = label.en.trim() !== '' || label.ar.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="h-full">
      <PageFrame
        title={<bdi>{title}</bdi>}
        back={back}
        actions={
          readOnly &&
          role &&
          may('roles.write') && (
            <Button onClick={() => void navigate({ to: '/settings/roles/$roleId', params: { roleId: 'new' }, search: { from: role.id } })}>
              <Copy aria-hidden className="size-4" />
              {t`Make a copy`}
            </Button>
          )
        }
        footer={
          !readOnly && (
            <SaveBar
              error={save.error ? (wordsOf(save.error, locale) ?? t`The role could not be saved. Try again.`) : null}
              busy={save.isPending}
              disabled={!named || rights.length === 0}
              label={role ? t`Save` : t`Make the role`}
              onCancel={() => void navigate({ to: '/settings/roles' })}
            >
              {rights.length === 0 ? t`Choose at least one right.` : !named ? t`Give it a name in one language or both.` : ''}
            </SaveBar>
          )
        }
      >
        {readOnly ? (
          <p className="mb-5 flex items-center gap-2 rounded-xl bg-sunken px-4 py-3 text-quiet">
            <Lock aria-hidden className="size-4 shrink-0" />
            {role?.builtIn ? (
              <Trans>This role comes with every account and stays as it is. Make a copy to change it.</Trans>
            ) : (
              <Trans>You may read this role. Changing it takes the right “Make and change roles”.</Trans>
            )}
          </p>
        ) : (
          <Card title={t`Name`}>
            <BilingualFields label={t`Name`} value={label} onChange={setLabel} maxLength={120} />
            {!role && (
              <Field label={t`Copy rights from`} className="mt-4" hint={t`Rights that you do not hold yourself are left out.`}>
                <Select defaultValue={from ?? ''} onChange={(event) => setRights(startWith(event.target.value))}>
                  <option value="">{t`Start empty`}</option>
                  {roles.map((candidate) => (
                    <option key={candidate.id} value={candidate.id}>
                      {pick(candidate.label, locale)}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
          </Card>
        )}
        <RightPicker held={rights} onChange={setRights} mine={mine} readOnly={readOnly} />
      </PageFrame>
    </form>
  );
}
