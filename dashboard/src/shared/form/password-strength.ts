/** What the server asks for at least. */
export const PASSWORD_MIN = 12;

/** How well a password's length protects it: 0 is refused, 3 is as good as it needs to be. Length is what counts against guessing by machine. */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 0;
  if (length < 16) return 1;
  return length < 20 ? 2 : 3;
}
