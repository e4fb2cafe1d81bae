import { Bot, Monitor, Smartphone, Tablet, type LucideIcon } from 'lucide-react';

/** The picture for what a device calls itself: "Chrome on Android", "Safari on iPad". */
export function deviceIcon(device: string): LucideIcon {
  if (/ipad|tablet/i.test(device)) return Tablet;
  if (/android|iphone|ios|mobile/i.test(device)) return Smartphone;
  if (/windows|mac|linux|chrome ?os|chromium|firefox|safari|edge/i.test(device)) return Monitor;
  return /curl|bot|http|script|node|python/i.test(device) ? Bot : Monitor;
}
