import type { Screen } from './screens.ts';

export const HOME_SCREENS: Screen[] = [
  { name: 'home', path: '/' },
  { name: 'home-month', path: '/?days=28' },
  { name: 'home-table', path: '/', press: ['section button[aria-label]'] },
  { name: 'home-defined', path: '/', press: ['summary'] },
  { name: 'home-empty', path: '/', mock: 'empty' },
  { name: 'home-few', path: '/', mock: 'no-phone' },
  { name: 'home-agent', path: '/', mock: 'agent' },
  { name: 'home-nobody', path: '/', mock: 'nobody' },
  { name: 'home-many', path: '/?days=28', mock: 'many', sizes: ['wide'] },
  { name: 'home-slow', path: '/', mock: 'slow' },
  { name: 'home-broken', path: '/', mock: 'broken', sizes: ['phone'] },
  { name: 'inbox-figure', path: '/inbox?view=all&figure=stayed&from=2026-03-01T21%3A00%3A00.000Z&to=2026-03-08T09%3A00%3A00.000Z' },
];
