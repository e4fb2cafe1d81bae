import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState } from '../shared/ui/states.tsx';

/** A page that broke while drawing: said on the page, the shell stays usable. */
export function RouteCrash({ error, reset }: ErrorComponentProps): ReactNode {
  return <ErrorState error={error} onRetry={reset} />;
}
