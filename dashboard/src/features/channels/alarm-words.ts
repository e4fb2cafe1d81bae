import type { AccountAlarmView } from '@wafaa/contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What may be losing messages, and what mends it. */
export const ALARMS: Record<AccountAlarmView['what'], { name: MessageDescriptor; fix: MessageDescriptor }> = {
  silent: {
    name: msg`Unusually silent`,
    fix: msg`Write to the account from your own phone. If nothing arrives here, connect it again; the alarm ends with the first message.`,
  },
  late: {
    name: msg`Messages arrive late`,
    fix: msg`The provider is behind, or cannot reach us at first. Nothing is lost; look at its status page if it lasts.`,
  },
  unconfirmed: {
    name: msg`Deliveries are not confirmed`,
    fix: msg`Ask a customer whether your messages arrive. “Check now” looks whether the provider still tells us; if not, connect the account again.`,
  },
  unhandled: {
    name: msg`Received, not handled`,
    fix: msg`Answer these customers yourself or try again; whoever runs this installation has been told.`,
  },
};

export function isAlarm(what: string): what is AccountAlarmView['what'] {
  return what in ALARMS;
}
