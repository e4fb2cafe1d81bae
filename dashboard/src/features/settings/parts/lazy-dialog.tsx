import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

/** By then a page stands and has read its lists. */
const QUIET_AFTER_MS = 1_500;

/**
 * A dialog whose code is no part of its page: it arrives quietly once the page stands, or at once when the dialog is opened before.
 * Nothing of it is drawn until it is opened for the first time.
 */
export function lazyDialog<Props extends { open: boolean }>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Arriving = lazy(async () => ({ default: await load() }));
  return function LazyDialog(props: Props): ReactNode {
    const [wanted, setWanted] = useState(props.open);
    if (props.open && !wanted) setWanted(true);
    useEffect(() => {
      // Whatever hinders it here is said when the dialog is opened.
      const timer = setTimeout(() => void load().catch(() => undefined), QUIET_AFTER_MS);
      return () => clearTimeout(timer);
    }, []);
    return (
      wanted && (
        <Suspense fallback={null}>
          <Arriving {...props} />
        </Suspense>
      )
    );
  };
}
