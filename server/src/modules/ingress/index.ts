export { createIngress, type Ingress, type IngressDeps } from './accept-delivery.ts';
export { webhookRoutes } from './routes.ts';
