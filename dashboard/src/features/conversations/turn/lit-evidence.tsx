import { createContext, use, useState, type ReactNode } from 'react';

interface Lit {
  /** Fact or chunk that a claim points at just now. */
  id: string | null;
  light: (id: string | null) => void;
}

const LitContext = createContext<Lit>({ id: null, light: () => undefined });

export function LitEvidence({ children }: { children: ReactNode }): ReactNode {
  const [id, light] = useState<string | null>(null);
  return <LitContext value={{ id, light }}>{children}</LitContext>;
}

export function useLitEvidence(): Lit {
  return use(LitContext);
}

export const evidenceElementId = (id: string): string => `evidence-${id}`;
