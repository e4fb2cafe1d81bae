import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWide } from '../../shared/use-wide.ts';
import { useSession } from '../access/use-session.ts';
import { SectionCards } from './section-list.tsx';
import { sectionsFor } from './sections.ts';

/** `/settings` itself: the list on a phone; where the list stands beside it anyway, the first section. */
export function SettingsHome(): ReactNode {
  const roomy = useWide('48rem');
  const first = sectionsFor(useSession().actor.permissions)[0]?.sections[0];
  return roomy && first ? <Navigate to={first.to} replace /> : <SectionCards />;
}
