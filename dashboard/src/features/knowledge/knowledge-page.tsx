import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TabPanel, Tabs } from '../../shared/ui/tabs.tsx';
import { useMay } from '../access/use-may.ts';
import { DropAnywhere } from './drop-anywhere.tsx';
import { ItemsTab } from './items-tab.tsx';
import { SourcesTab } from './sources-tab.tsx';
import { UploadButton } from './upload-button.tsx';

const route = getRouteApi('/shell/knowledge');

/** What the bot knows: the documents it was given, and the rows read out of them. */
export function KnowledgePage(): ReactNode {
  const { t } = useLingui();
  const { tab = 'sources' } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay()('knowledge.write');
  return (
    <div className="flex h-full flex-col">
      <header className="flex items-center justify-between gap-4 px-4 pt-4 pb-1 md:px-6">
        <h1 className="text-xl font-semibold">{t`Knowledge`}</h1>
        <UploadButton />
      </header>
      <Tabs
        label={t`Parts of knowledge`}
        value={tab}
        onChange={(next) => void navigate({ search: next === 'items' ? { tab: 'items' } : {} })}
        choices={[
          { value: 'sources', label: t`Sources` },
          { value: 'items', label: t`Items` },
        ]}
        className="flex-1"
        listClassName="px-2 md:px-4"
      >
        <TabPanel value="sources">
          <SourcesTab />
        </TabPanel>
        <TabPanel value="items">
          <ItemsTab />
        </TabPanel>
      </Tabs>
      {mayWrite && <DropAnywhere />}
    </div>
  );
}
