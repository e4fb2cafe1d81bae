import type { TraceStep } from '@wafaa/contracts';
import { createContext, use, useState, type ReactNode } from 'react';
import { holdsEvidence } from './holds-evidence.ts';

interface Lit {
  /** Fact or chunk that a claim points at just now. */
  id: string | null;
  light: (id: string | null) => void;
  /** Whether the trace shows what this id names; some evidence, such as a handoff that was made, is no row and no passage. */
  shows: (id: string) => boolean;
}

const LitContext = createContext<Lit>({ id: null, light: () => undefined, shows: () => false });

export function LitEvidence({ steps, children }: { steps: readonly TraceStep[]; children: ReactNode }): ReactNode {
  const [id, light] = useState<string | null>(null);
  const shows = (wanted: string): boolean => steps.some((step) => holdsEvidence(step, wanted));
  return <LitContext value={{ id, light, shows }}>{children}</LitContext>;
}

export function useLitEvidence(): Lit {
  return use(LitContext);
}

export const evidenceElementId = (id: string): string => `evidence-${id}`;
