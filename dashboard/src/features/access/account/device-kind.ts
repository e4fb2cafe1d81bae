/** What kind of thing calls itself "Chrome on Android", "Safari on iPad" or "curl". */
export function deviceKind(device: string): 'tablet' | 'phone' | 'computer' | 'program' {
  if (/ipad|tablet/i.test(device)) return 'tablet';
  if (/android|iphone|ios|mobile/i.test(device)) return 'phone';
  if (/windows|mac|linux|chrome|chromium|firefox|safari|edge/i.test(device)) return 'computer';
  return /curl|bot|http|script|node|python/i.test(device) ? 'program' : 'computer';
}
