import { useLingui } from '@lingui/react/macro';
import { Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTheme } from '../shared/theme/theme.ts';
import { Menu } from '../shared/ui/menu.tsx';

const themeChoices = () => import('./theme-choices.tsx').then((module) => module.ThemeChoices);
const icons = { light: Sun, dark: Moon, system: Monitor } as const;

export function ThemeSwitch(): ReactNode {
  const { t } = useLingui();
  const { choice } = useTheme();
  const Icon = icons[choice];
  return (
    <Menu
      side="inline-end"
      align="end"
      content={themeChoices}
      trigger={
        <button
          type="button"
          aria-label={t`Theme`}
          title={t`Theme`}
          className="target grid size-9 place-items-center rounded-lg text-quiet transition-colors hover:bg-sunken hover:text-ink"
        >
          <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
        </button>
      }
    />
  );
}
