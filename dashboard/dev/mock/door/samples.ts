export const recoveryCodes = [
  '7f2k-9wqa',
  'm4xt-c8rd',
  'p6hn-2vjb',
  'q9ze-5kyu',
  'r3wd-8mfa',
  't5bc-6xgn',
  'v8rj-4phe',
  'x2ky-7tzq',
  'y6fm-3nwd',
  'z4vh-9cbk',
];

/** A picture in the shape of a QR code; it says nothing. */
export const qrSvg = (() => {
  const size = 29;
  const dark = (x: number, y: number): boolean => {
    const corner = (left: number, top: number): boolean | null => {
      const dx = x - left;
      const dy = y - top;
      if (dx < -1 || dy < -1 || dx > 7 || dy > 7) return null;
      const ring = Math.max(Math.abs(dx - 3), Math.abs(dy - 3));
      return ring === 3 || ring <= 1;
    };
    return corner(0, 0) ?? corner(size - 7, 0) ?? corner(0, size - 7) ?? (x * 7 + y * 13 + ((x * y) % 5)) % 3 === 0;
  };
  const squares = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)] as const)
    .filter(([x, y]) => dark(x, y))
    .map(([x, y]) => `M${x + 2} ${y + 2}h1v1h-1z`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size + 4} ${size + 4}"><rect width="100%" height="100%" fill="#fff"/><path d="${squares.join('')}"/></svg>`;
})();

/** Two mails, as short as mails can be. */
export function localMails(now: number, origin: string) {
  const html = (language: 'en' | 'ar', words: string, button: string, link: string): string =>
    `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><title>${words}</title></head><body style="margin:0;background:#f4f5f9;font-family:system-ui"><div style="max-width:480px;margin:32px auto;padding:28px;background:#fff;border:1px solid #e3e5ee;border-radius:14px"><p style="font-size:16px;line-height:1.7">${words}</p><p><a href="${link}" style="display:inline-block;padding:13px 26px;border-radius:10px;background:#4a4fc4;color:#fff;text-decoration:none">${button}</a></p></div></body></html>`;
  const verify = `${origin}/sign-up/verify?token=a-token-of-the-mock-that-opens-nothing`;
  const reset = `${origin}/reset-password?token=a-token-of-the-mock-that-opens-nothing`;
  return [
    {
      id: 'mai_2',
      to: 'omar@baytalwaha.example',
      subject: 'Confirm your e-mail address',
      language: 'en' as const,
      text: `Hello Omar,\n\nWelcome to Wafaa. Confirm this address, and your business is ready.\n\n${verify}\n`,
      html: html(
        'en',
        'Hello Omar,<br><br>Welcome to Wafaa. Confirm this address, and your business is ready.',
        'Confirm and begin',
        verify,
      ),
      at: new Date(now - 60_000).toISOString(),
    },
    {
      id: 'mai_1',
      to: 'sara@baytalwaha.example',
      subject: 'اختيار كلمة مرور جديدة',
      language: 'ar' as const,
      text: `مرحبًا سارة،\n\nطُلبت كلمة مرور جديدة لحسابك.\n\n${reset}\n`,
      html: html('ar', 'مرحبًا سارة،<br><br>طُلبت كلمة مرور جديدة لحسابك.', 'اختيار كلمة المرور', reset),
      at: new Date(now - 26 * 3_600_000).toISOString(),
    },
  ];
}
