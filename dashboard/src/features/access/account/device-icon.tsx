import { Bot, Monitor, Smartphone, Tablet } from 'lucide-react';
import type { ReactNode } from 'react';
import { deviceKind } from './device-kind.ts';

const icons = { tablet: Tablet, phone: Smartphone, computer: Monitor, program: Bot } as const;

export function DeviceIcon({ device }: { device: string }): ReactNode {
  const Icon = icons[deviceKind(device)];
  return <Icon className="size-5" strokeWidth={1.75} />;
}
