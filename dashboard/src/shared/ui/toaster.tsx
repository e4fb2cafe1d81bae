import 'sonner/dist/styles.css';
import { useEffect, type ReactNode } from 'react';
import { toast as sonner, Toaster as Sonner } from 'sonner';
import { useLocale } from '../i18n/use-locale.ts';
import { useTheme } from '../theme/theme.ts';
import { connectToasts } from './toast.ts';

export const TOAST_MS = 6_000;

/** The corner for toasts; loaded after the page stands. */
export function Toaster(): ReactNode {
  const { direction } = useLocale();
  const { shown } = useTheme();
  useEffect(() => {
    connectToasts(({ text, error, ...rest }) => {
      if (error) sonner.error(text, rest);
      else sonner(text, rest);
    });
  }, []);
  return (
    <Sonner
      dir={direction}
      theme={shown}
      position={direction === 'rtl' ? 'bottom-left' : 'bottom-right'}
      duration={TOAST_MS}
      visibleToasts={3}
    />
  );
}
