import { DirectionProvider } from '@base-ui/react/direction-provider';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useLocale } from '../shared/i18n/use-locale.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';

const HintLayer = lazy(() => import('../shared/ui/hint-layer.tsx').then((module) => ({ default: module.HintLayer })));
const Toaster = lazy(() => import('../shared/ui/toaster.tsx').then((module) => ({ default: module.Toaster })));

export function App(): ReactNode {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Directed />
      </QueryClientProvider>
    </I18nProvider>
  );
}

function Directed(): ReactNode {
  const { direction } = useLocale();
  return (
    <DirectionProvider direction={direction}>
      <RouterProvider router={router} />
      <Suspense fallback={null}>
        <HintLayer />
        <Toaster />
      </Suspense>
    </DirectionProvider>
  );
}
