import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { setTheme, type ThemeChoice, useTheme } from '../shared/theme/theme.ts';
import { MenuChoice } from '../shared/ui/menu-items.tsx';

export function ThemeChoices(): ReactNode {
  const { t } = useLingui();
  const { choice } = useTheme();
  const options: { value: ThemeChoice; label: string }[] = [
    { value: 'light', label: t`Light` },
    { value: 'dark', label: t`Dark` },
    { value: 'system', label: t`Same as the device` },
  ];
  return <MenuChoice heading={t`Theme`} value={choice} options={options} onChange={setTheme} />;
}
