/** The digits of a text, however they were typed: `١٢٣ ٤٥٦`, `۱۲۳456` and `123-456` are 123456. */
export function onlyDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\D/g, '');
}
