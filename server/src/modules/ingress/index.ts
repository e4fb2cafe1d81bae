export { createIngress, type Ingress, type IngressDeps } from './accept-delivery.ts';
export { replayJournal } from './replay-journal.ts';
export { webhookRoutes } from './routes.ts';
