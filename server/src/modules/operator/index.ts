export { enterTenant } from './enter-tenant.ts';
export { getTenant } from './get-tenant.ts';
export { listTenants } from './list-tenants.ts';
export { addOperator, listOperators, NotAnOperatorError, removeOperator } from './manage-operators.ts';
export { restTenant } from './rest-tenant.ts';
export { setLimits } from './set-limits.ts';
