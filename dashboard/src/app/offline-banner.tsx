import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function OfflineBanner(): ReactNode {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center gap-2 border-b border-warn-line bg-warn-soft px-4 py-2 text-sm text-warn">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          <Trans>You are offline. What you see may be old; it refreshes when the connection is back.</Trans>
        </p>
      )}
    </div>
  );
}
