export * from './api.ts';
export * from './route.ts';
export * from './trace.ts';
