import { Trans, useLingui } from '@lingui/react/macro';
import { ImageUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { readAsDataUrl } from '../../../shared/api/read-as-data-url.ts';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TenantPicture } from '../../access/tenant-picture.tsx';
import { removeLogo, setLogo, type Tenant } from '../api.ts';
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
  const [chosen, setChosen] = useState<{ file: File; address: string } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const refresh = [['tenant'], ['session'], ['logo']];
  const send = useWrite({
    write: setLogo,
    failed: t`The logo was not changed`,
    done: () => t`The logo is changed`,
    refresh,
    onDone: () => setChosen(null),
  });
  const remove = useWrite({ write: removeLogo, failed: t`The logo was not removed`, done: () => t`The logo is removed`, refresh });
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const fits = file.size <= MAX_BYTES;
    setRefusal(fits ? null : t`This picture is larger than 1 MB.`);
    setChosen(fits ? { file, address: await readAsDataUrl(file) } : null);
  };
  return (
    <Card title={t`Logo`} about={t`A square PNG, JPEG or WebP of at most 1 MB. It stands for your business in this dashboard.`}>
      <div className="flex flex-wrap items-center gap-4">
        {chosen ? (
          <img
            src={chosen.address}
            alt={t`The chosen picture`}
            className="size-16 rounded-2xl border border-line bg-white object-contain"
          />
        ) : (
          <TenantPicture tenant={tenant} name={pick(tenant.name, locale)} className="size-16 rounded-2xl text-xl" />
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
              onChange={(event) => void choose(event)}
            />
            {chosen ? (
              <>
                <Button look="primary" disabled={send.isPending} onClick={() => send.mutate(chosen.file)}>{t`Use this logo`}</Button>
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
