import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Chip, type Tone } from '../../shared/ui/chip.tsx';
import type { OperatorTenant } from './api.ts';

export function TenantState({ state }: { state: OperatorTenant['state'] }): ReactNode {
  const { t } = useLingui();
  const states: Record<OperatorTenant['state'], { text: string; tone: Tone }> = {
    active: { text: t`Active`, tone: 'good' },
    suspended: { text: t`Suspended`, tone: 'warn' },
    erasing: { text: t`Being erased`, tone: 'bad' },
  };
  return <Chip tone={states[state].tone}>{states[state].text}</Chip>;
}
