import { useLingui } from '@lingui/react/macro';
import { Upload } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button, type ButtonLook } from '../../../shared/ui/button.tsx';
import { useMay } from '../../access/use-may.ts';
import { uploadQueue } from './source-actions.ts';

/** What the server reads; anything else it refuses with its reason. */
const ACCEPT = '.pdf,.docx,.xlsx,.xls,.csv,.tsv,.txt,.md,.html,.htm,.json';

export function UploadButton({ look = 'primary' }: { look?: ButtonLook }): ReactNode {
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
          uploadQueue.add(target.files ?? []);
          target.value = '';
        }}
      />
      <Button look={look} onClick={() => input.current?.click()}>
        <Upload aria-hidden className="size-4" />
        {t`Upload documents`}
      </Button>
    </>
  );
}
