import type { Account } from '../accounts.ts';
import { WEBHOOK_FAULTS, type FaultRule } from '../faults.ts';
import { PLAIN_DELIVERY, type DeliveryPlan } from '../core/dispatcher.ts';
import type { World } from '../world.ts';
import type { CustomerMessage } from './customer-message.ts';

/** What the load asked for, then the faults of this call, then the rules that strike. */
export function planDelivery(
  world: World,
  account: Account,
  contact: string,
  input: CustomerMessage,
  given?: Partial<DeliveryPlan>,
): DeliveryPlan {
  const rules: FaultRule[] = [...(input.faults ?? []), ...world.faults.strike(WEBHOOK_FAULTS, { account: account.key, contact })];
  const plan: DeliveryPlan = { ...PLAIN_DELIVERY, ...given };
  for (const rule of rules) {
    if (rule.kind === 'duplicate') {
      plan.copies = rule.copies ?? 1;
      plan.copyDelayMs = rule.delayMs ?? 0;
    } else if (rule.kind === 'reorder') plan.reorder = true;
    else if (rule.kind === 'delay') plan.delayMs = rule.delayMs ?? 1000;
    else if (rule.kind === 'wrong_signature') plan.wrongSignature = true;
    else if (rule.kind === 'ack_lost') plan.ackLost = true;
    else if (rule.kind === 'batch') {
      plan.batch = rule.size ?? 10;
      plan.batchWithinMs = rule.withinMs ?? 100;
    }
  }
  return plan;
}
