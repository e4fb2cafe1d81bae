import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cx } from '../../shared/ui/class-names.ts';
import { TenantMark } from './tenant-mark.tsx';

/** The logo as a data address. It takes the access token, so an address alone cannot show it. */
export const logoQuery = (logoUrl: string | null) =>
  queryOptions({
    queryKey: ['logo', logoUrl],
    queryFn: async ({ signal }) => {
      const [{ callFile }, { readAsDataUrl }] = await Promise.all([
        import('../../shared/api/files.ts'),
        import('../../shared/api/read-as-data-url.ts'),
      ]);
      return readAsDataUrl((await callFile('getLogo', {}, { signal })).blob);
    },
    enabled: logoUrl !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The tenant's logo; its letter while there is none or it is on its way. */
export function TenantPicture({
  tenant,
  name,
  className,
}: {
  tenant: { slug: string; logoUrl: string | null };
  name: string;
  className?: string;
}): ReactNode {
  const { data } = useQuery(logoQuery(tenant.logoUrl));
  if (tenant.logoUrl === null || !data) return <TenantMark slug={tenant.slug} name={name} {...(className ? { className } : {})} />;
  return <img src={data} alt="" className={cx('shrink-0 rounded-lg border border-line bg-white object-contain', className ?? 'size-8')} />;
}
