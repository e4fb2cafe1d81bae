import type { Screen } from './screens.ts';

export const ANALYTICS_SCREENS: Screen[] = [
  { name: 'analytics', path: '/analytics' },
  { name: 'analytics-week', path: '/analytics?range=week' },
  { name: 'analytics-day', path: '/analytics?range=today' },
  { name: 'analytics-quarter', path: '/analytics?range=quarter', sizes: ['wide'] },
  { name: 'analytics-own', path: '/analytics?first=2026-02-01&last=2026-02-20' },
  { name: 'analytics-table', path: '/analytics', press: ['main section header button >> nth=0', 'main section header button >> nth=2'] },
  { name: 'analytics-samples', path: '/analytics', press: ['main section li button[aria-expanded] >> nth=0'] },
  { name: 'analytics-empty', path: '/analytics', mock: 'empty' },
  { name: 'analytics-few', path: '/analytics?range=week', mock: 'no-phone' },
  { name: 'analytics-many', path: '/analytics', mock: 'many', sizes: ['wide'] },
  { name: 'analytics-slow', path: '/analytics', mock: 'slow' },
  { name: 'analytics-broken', path: '/analytics', mock: 'broken', sizes: ['phone'] },
  { name: 'analytics-agent', path: '/analytics', mock: 'agent', sizes: ['phone'] },
  {
    ...{ name: 'inbox-part', sizes: ['wide'] },
    path: '/inbox?view=all&figure=resolved&part=topic%3Ahours&from=2026-03-01T21%3A00%3A00.000Z&to=2026-03-08T09%3A00%3A00.000Z',
  },
];
