import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSession } from '../access/use-session.ts';
import { sectionsFor } from './sections.ts';

/** Wide screens: the names of the sections, along the starting edge. */
export function SectionNav(): ReactNode {
  const { t, i18n } = useLingui();
  const groups = sectionsFor(useSession().actor.permissions);
  return (
    <nav
      aria-label={t`Settings`}
      className="thin-scroll hidden w-60 shrink-0 overflow-y-auto border-e border-line bg-panel px-3 py-6 md:block"
    >
      <p className="mb-4 px-2 text-lg font-semibold">{t`Settings`}</p>
      {groups.map((group) => (
        <div key={group.name.id} className="mb-5">
          <p className="mb-1 px-2 text-xs font-semibold text-faint">{i18n._(group.name)}</p>
          <ul>
            {group.sections.map(({ to, name, icon: Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeOptions={{ includeSearch: false }}
                  className="target flex h-8 items-center gap-2.5 rounded-lg px-2 text-quiet transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent rtl:h-9"
                >
                  <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
                  <span className="truncate">{i18n._(name)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Phones: the same list as a page, each line with what is behind it. */
export function SectionCards(): ReactNode {
  const { t, i18n } = useLingui();
  const groups = sectionsFor(useSession().actor.permissions);
  return (
    <div className="thin-scroll h-full overflow-y-auto px-4 pt-5 pb-10">
      <h1 className="mb-4 text-xl font-semibold">{t`Settings`}</h1>
      {groups.map((group) => (
        <section key={group.name.id} className="mb-6">
          <h2 className="mb-2 px-1 text-xs font-semibold text-quiet">{i18n._(group.name)}</h2>
          <ul className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {group.sections.map(({ to, name, about, icon: Icon }) => (
              <li key={to}>
                <Link to={to} className="flex min-h-14 items-center gap-3 px-4 py-2.5">
                  <Icon aria-hidden className="size-5 shrink-0 text-quiet" strokeWidth={1.75} />
                  <span className="min-w-0 flex-1">
                    <span className="block font-semibold">{i18n._(name)}</span>
                    <span className="block truncate text-xs text-quiet">{i18n._(about)}</span>
                  </span>
                  <ChevronRight aria-hidden className="size-4 shrink-0 text-faint rtl:-scale-x-100" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
