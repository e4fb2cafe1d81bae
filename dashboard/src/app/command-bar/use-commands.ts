import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Keyboard, Languages, type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { useSession } from '../../features/access/use-session.ts';
import { PARTS } from '../../features/knowledge/parts.ts';
import { sectionsFor } from '../../features/settings/sections.ts';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { setTheme, useTheme } from '../../shared/theme/theme.ts';
import { areasFor } from '../areas.tsx';

export interface Command {
  id: string;
  group: 'pages' | 'deeds';
  name: string;
  /** Where it stands, or what it is about, said quietly beside the name. */
  place: string | null;
  /** Everything it is found by. */
  words: string;
  icon: LucideIcon;
  /** A page takes the focus, a deed gives it back. */
  run: () => void;
}

/** Everything that somebody with this role can go to or do from anywhere. */
export function useCommands(onHelp: () => void): Command[] {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { permissions } = useSession().actor;
  const { locale, setLocale } = useLocale();
  const { choice } = useTheme();
  const other = locale === 'ar' ? 'en' : 'ar';
  const page = (id: string, name: string, place: string | null, icon: LucideIcon, run: () => void): Command => ({
    id,
    group: 'pages',
    name,
    place,
    words: [name, place].join(' '),
    icon,
    run,
  });
  const deed = (id: string, name: string, icon: LucideIcon, run: () => void): Command => ({
    id,
    group: 'deeds',
    name,
    place: null,
    words: name,
    icon,
    run,
  });
  const areas = areasFor(permissions);
  const knowledge = areas.find(({ to }) => to === '/knowledge');
  const settings = i18n._(areas.find(({ to }) => to === '/settings')?.name ?? { id: '' });
  return [
    ...areas.map(({ to, name, icon }) => page(to, i18n._(name), null, icon, () => void navigate({ to }))),
    ...(knowledge
      ? PARTS.map(({ to, name }) => page(to, i18n._(name), i18n._(knowledge.name), knowledge.icon, () => void navigate({ to })))
      : []),
    ...sectionsFor(permissions).flatMap(({ sections }) =>
      sections.map(({ to, name, about, icon }) => ({
        ...page(to, i18n._(name), settings, icon, () => void navigate({ to })),
        words: [i18n._(name), settings, i18n._(about)].join(' '),
      })),
    ),
    // In its own language for whoever looks for it, found by either name.
    {
      ...deed('language', other === 'ar' ? t`Switch to Arabic` : t`Switch to English`, Languages, () => setLocale(other)),
      words: `${other === 'ar' ? t`Switch to Arabic` : t`Switch to English`} language العربية English`,
    },
    ...(choice === 'light' ? [] : [deed('light', t`Use the light theme`, Sun, () => setTheme('light'))]),
    ...(choice === 'dark' ? [] : [deed('dark', t`Use the dark theme`, Moon, () => setTheme('dark'))]),
    ...(choice === 'system' ? [] : [deed('system', t`Use the theme of the device`, Monitor, () => setTheme('system'))]),
    deed('help', t`Show keyboard shortcuts`, Keyboard, onHelp),
  ];
}
