import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Download, FolderOpen, History, RefreshCw, Replace, RotateCcw, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { withWords } from '../../../shared/i18n/activate-locale.ts';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { type RowDeed, RowMenu } from '../../settings/parts/row-menu.tsx';
import { useMay } from '../../access/use-may.ts';
import type { Source } from './api.ts';
import { download, readAgain, removeWithUndo } from './source-actions.ts';
import { isWorking } from './stage-bar.ts';
import { chooseFile } from './uploads/choose-file.ts';
import { uploadFiles } from './uploads/uploads.ts';

const VersionsDialog = lazyDialog(async () => (await withWords('document', import('./dialogs/versions-dialog.tsx'))).VersionsDialog);

/** What can be done with one document. `onRemoved`: also leave its page. */
export function SourceDeeds({ source, inList = true, onRemoved }: { source: Source; inList?: boolean; onRemoved?: () => void }): ReactNode {
  const { t } = useLingui();
  const mayWrite = useMay()('knowledge.write');
  const navigate = useNavigate();
  const [versions, setVersions] = useState(false);
  const isWeb = source.origin === 'web';
  const atRest = !isWorking(source.state);
  const deeds: (RowDeed | false)[] = [
    inList && {
      label: t`Open`,
      icon: FolderOpen,
      onSelect: () => void navigate({ to: '/knowledge/sources/$sourceId', params: { sourceId: source.id } }),
    },
    mayWrite &&
      atRest &&
      (isWeb
        ? { label: t`Visit again now`, icon: RefreshCw, onSelect: () => void readAgain([source]) }
        : { label: t`Read again`, icon: RotateCcw, onSelect: () => void readAgain([source]) }),
    mayWrite &&
      !isWeb &&
      atRest &&
      !source.replacing && {
        label: t`Replace by a newer file`,
        icon: Replace,
        onSelect: () => chooseFile((file) => void uploadFiles([file], source.id)),
      },
    !isWeb && { label: t`Versions`, icon: History, onSelect: () => setVersions(true) },
    !isWeb && { label: t`Download`, icon: Download, onSelect: () => void download(source) },
    mayWrite && {
      label: t`Remove`,
      icon: Trash2,
      danger: true,
      onSelect: () => {
        removeWithUndo([source]);
        onRemoved?.();
      },
    },
  ];
  return (
    <>
      <RowMenu label={t`What to do with ${source.name}`} deeds={deeds.filter((deed) => deed !== false)} />
      {!isWeb && <VersionsDialog open={versions} onOpenChange={setVersions} source={source} />}
    </>
  );
}
