const plain = (text: string) => text.trim().replace(/[\s。.]+$/u, '');

/** Several texts that may say the same: what is said already is not said again. */
export function distinct(parts: readonly (string | null | undefined)[], before = ''): string[] {
  const said: string[] = [];
  for (const part of parts) {
    const text = part?.trim();
    if (!text || [before, ...said].some((other) => plain(other).includes(plain(text)))) continue;
    const narrower = said.findIndex((other) => plain(text).includes(plain(other)));
    if (narrower >= 0) said[narrower] = text;
    else said.push(text);
  }
  return said;
}

export const saidOnce = (parts: readonly (string | null | undefined)[], between = ' '): string => distinct(parts).join(between);
