import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../access/use-may.ts';
import type { Conversation } from '../../conversations/api.ts';
import { LabelPanel } from '../deeds/label-panel.tsx';
import { useDeeds } from '../deeds/use-deeds.ts';
import { LabelChip } from '../parts/label-chip.tsx';
import { Popover } from '../parts/popover.tsx';
import { useLabels } from '../use-inbox-data.ts';
import { Section } from './section.tsx';

export function LabelsSection({ conversation }: { conversation: Conversation }): ReactNode {
  const { t } = useLingui();
  const writes = useMay()('conversations.write');
  const perform = useDeeds();
  const { data: labels = [] } = useLabels();
  const [adding, setAdding] = useState(false);
  const on = labels.filter(({ id }) => conversation.labelIds.includes(id));
  return (
    <Section name="labels" title={t`Labels`}>
      <div className="flex flex-wrap items-center gap-1.5">
        {on.length === 0 && !writes && <p className="text-quiet">{t`None`}</p>}
        {on.map((label) => (
          <LabelChip
            key={label.id}
            label={label}
            onRemove={
              writes ? () => perform([conversation], { kind: 'label', labelId: label.id, on: false }, t`Label taken off`) : undefined
            }
          />
        ))}
        {writes && (
          <Popover
            label={t`Labels`}
            open={adding}
            onOpenChange={setAdding}
            align="end"
            trigger={
              <button
                type="button"
                className="target inline-flex h-6 items-center gap-1 rounded-md border border-dashed border-line-strong px-1.5 text-xs text-quiet hover:bg-sunken hover:text-ink"
              >
                <Plus aria-hidden className="size-3" />
                {t`Add a label`}
              </button>
            }
          >
            <LabelPanel conversation={conversation} />
          </Popover>
        )}
      </div>
    </Section>
  );
}
