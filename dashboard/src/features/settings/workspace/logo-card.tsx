import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ImageUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TenantMark } from '../../access/tenant-mark.tsx';
import { readLogo, removeLogo, setLogo, type Tenant } from '../api.ts';
import { Card } from '../parts/page-frame.tsx';
import { useMay } from '../parts/use-may.ts';
import { useWrite } from '../parts/use-write.ts';

const MAX_BYTES = 1024 * 1024;

/** The logo as it is, a chosen one shown before it is sent, and a way to be without. */
export function LogoCard({ tenant }: { tenant: Tenant }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const may = useMay();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const kept = useQuery({
    queryKey: ['logo', tenant.logoUrl],
    queryFn: ({ signal }) => readLogo(signal),
    enabled: tenant.logoUrl !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const shown = useObjectUrl(chosen ?? (tenant.logoUrl === null ? null : (kept.data ?? null)));
  const refresh = [['tenant'], ['session'], ['logo']];
  const send = useWrite({
    write: setLogo,
    failed: t`The logo was not changed`,
    done: () => t`The logo is changed`,
    refresh,
    onDone: () => setChosen(null),
  });
  const remove = useWrite({ write: removeLogo, failed: t`The logo was not removed`, done: () => t`The logo is removed`, refresh });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const fits = file.size <= MAX_BYTES;
    setRefusal(fits ? null : t`This picture is larger than 1 MB.`);
    setChosen(fits ? file : null);
  };
  return (
    <Card title={t`Logo`} about={t`A square PNG, JPEG or WebP of at most 1 MB. It stands in this dashboard and in mails to your team.`}>
      <div className="flex flex-wrap items-center gap-4">
        {shown ? (
          <img
            src={shown}
            alt={t`Logo of ${pick(tenant.name, locale)}`}
            className="size-16 rounded-2xl border border-line bg-panel object-contain"
          />
        ) : (
          <TenantMark slug={tenant.slug} name={pick(tenant.name, locale)} className="size-16 rounded-2xl text-xl" />
        )}
        {may('settings.write') && (
          <div className="flex flex-wrap items-center gap-2">
            <input
              ref={input}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              aria-label={t`Choose a picture`}
              className="sr-only"
              tabIndex={-1}
              onChange={choose}
            />
            {chosen ? (
              <>
                <Button look="primary" disabled={send.isPending} onClick={() => send.mutate(chosen)}>{t`Use this logo`}</Button>
                <Button look="ghost" onClick={() => setChosen(null)}>{t`Cancel`}</Button>
              </>
            ) : (
              <>
                <Button onClick={() => input.current?.click()}>
                  <ImageUp aria-hidden className="size-4" />
                  {tenant.logoUrl ? t`Change` : t`Upload`}
                </Button>
                {tenant.logoUrl && (
                  <Button look="ghost" disabled={remove.isPending} onClick={() => remove.mutate(undefined)}>
                    <Trash2 aria-hidden className="size-4" />
                    {t`Remove`}
                  </Button>
                )}
              </>
            )}
          </div>
        )}
        <p role="status" className="basis-full text-xs text-quiet empty:hidden">
          {refusal ? (
            <span className="text-bad">{refusal}</span>
          ) : (
            chosen && <Trans>This is how it will look. Nothing is changed yet.</Trans>
          )}
        </p>
      </div>
    </Card>
  );
}

/** An address for a file's content, given back when it is no longer shown. */
function useObjectUrl(content: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!content) {
      setUrl(null);
      return undefined;
    }
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url;
}
