import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { pick } from '../../shared/i18n/pick.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { rolesQuery } from '../team/use-roles.ts';

/** Names of the roles that this page has read, by id: entries keep ids. Asks nobody, so that it also works where there is no tenant. */
export function useKnownRoles(): ReadonlyMap<string, string> {
  const { locale } = useLocale();
  const { data } = useQuery({ ...rolesQuery, enabled: false });
  return useMemo(() => new Map(data?.items.map(({ id, label }) => [id, pick(label, locale)])), [data, locale]);
}
