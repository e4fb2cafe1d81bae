import { useLingui } from '@lingui/react/macro';
import { Upload } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button, type ButtonLook } from '../../../../shared/ui/button.tsx';
import { useMay } from '../../../access/use-may.ts';
import { ACCEPT } from './accept.ts';
import { uploadFiles } from './uploads.ts';

export function UploadButton({ look = 'primary', label }: { look?: ButtonLook; label?: string }): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const input = useRef<HTMLInputElement>(null);
  if (!may('knowledge.write')) return null;
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT}
        hidden
        onChange={({ target }) => {
          void uploadFiles(target.files ?? []);
          target.value = '';
        }}
      />
      <Button look={look} className="h-9" onClick={() => input.current?.click()}>
        <Upload aria-hidden className="size-4" />
        {label ?? t`Upload documents`}
      </Button>
    </>
  );
}
