/** How numbers are written: counts in full, rates with one decimal (half up), never a rate without a denominator. */

const NARROW_SPACE = '\u202f';
export const NOTHING = '—';

/** Tenths of a percent, rounded half up by whole-number arithmetic: 12,285 of 16,856 is 729. */
function tenths(n: number, of: number): number {
  return Math.floor((n * 2000 + of) / (2 * of));
}

export interface Ratio {
  n: number;
  of: number;
}

/** `72.9` without the sign, or null where nothing can be divided. */
export function percentDigits(ratio: Ratio | null | undefined): string | null {
  return ratio && ratio.of > 0 ? (tenths(ratio.n, ratio.of) / 10).toFixed(1) : null;
}

export function percent(ratio: Ratio | null | undefined): string {
  const digits = percentDigits(ratio);
  return digits === null ? NOTHING : `${digits}${NARROW_SPACE}%`;
}

/** `12,285`; a number that is not there is a dash, never 0. */
export function count(n: number | null | undefined): string {
  return n === null || n === undefined ? NOTHING : n.toLocaleString('en-US');
}

/** `11,867 / 12,285` */
export function fraction(ratio: Ratio | null | undefined): string {
  return ratio ? `${count(ratio.n)} / ${count(ratio.of)}` : NOTHING;
}

/** Exact comparison of two rates; the one without a denominator comes last. */
export function compareRates(a: Ratio | null | undefined, b: Ratio | null | undefined): number {
  if (!a || a.of <= 0) return !b || b.of <= 0 ? 0 : 1;
  if (!b || b.of <= 0) return -1;
  return a.n * b.of - b.n * a.of;
}

/** Is the exact rate below the target (in percent)? Unknown is not below. */
export function isBelow(ratio: Ratio | null | undefined, targetPercent: number): boolean {
  return !!ratio && ratio.of > 0 && ratio.n * 100 < targetPercent * ratio.of;
}
