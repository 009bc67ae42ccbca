import type { FigureRow, Rate } from '../../api/types';
import { daysBetween } from '../../format/dates';
import { compareRates, isBelow } from '../../format/numbers';

/** The county's target for on-time care, in percent. */
export const TARGET = 90;

export interface Dues {
  onTime: number;
  late: number;
  overdue: number;
  missed: number;
}

/** What became of everything that was due. */
export function dues(row: FigureRow): Dues {
  return { onTime: row.onTime.n, late: row.completion.n - row.onTime.n, overdue: row.overdue, missed: row.missed };
}

export const gap = (rate: Rate | undefined): number | null => (rate ? rate.of - rate.n : null);

/** The three gaps of coverage; one of them at a time has its column. */
export const GAPS = ['pairing', 'contactCard', 'archive'] as const;
export type Gap = (typeof GAPS)[number];
export type Column = 'name' | 'leftBehind' | Gap | 'onTime' | 'overdue' | 'missed';
export interface Order {
  by: Column;
  descending: boolean;
}

const value: Record<Exclude<Column, 'name' | 'onTime'>, (row: FigureRow) => number> = {
  leftBehind: (row) => row.leftBehind.n,
  pairing: (row) => gap(row.pairing) ?? -1,
  contactCard: (row) => gap(row.contactCard) ?? -1,
  archive: (row) => gap(row.archive) ?? -1,
  overdue: (row) => row.overdue,
  missed: (row) => row.missed,
};

export function ordered(rows: readonly FigureRow[], { by, descending }: Order): FigureRow[] {
  const compare = (a: FigureRow, b: FigureRow) => {
    if (by === 'name') return a.name.localeCompare(b.name, 'zh-CN');
    if (by === 'onTime') return compareRates(a.onTime, b.onTime);
    return value[by](a) - value[by](b);
  };
  return [...rows].sort((a, b) => {
    // A rate that doesn't exist stays at the end in both directions.
    const hollow = by === 'onTime' ? Number(!a.onTime?.of) - Number(!b.onTime?.of) : 0;
    return hollow || (descending ? -compare(a, b) : compare(a, b)) || a.name.localeCompare(b.name, 'zh-CN');
  });
}

/** Fewer dues than this say nothing about a school (law.md: a list by need of support). */
export const ENOUGH = 20;

/** The schools that need support: below the target, with enough dues to say so. */
export const belowTarget = (rows: readonly FigureRow[]) => rows.filter((row) => (row.onTime?.of ?? 0) >= ENOUGH && isBelow(row.onTime, TARGET));

/** A school that answers for duties, of which none has been due yet: it can't be before or behind anybody. */
export const isNew = (row: FigureRow, asOf: string): boolean =>
  !row.onTime?.of && !!row.countsFrom && (!row.firstDueOn || row.firstDueOn > asOf);

/** Places in the order shown; equals share one, who has no value has none. */
export function places(sorted: readonly FigureRow[], { by }: Order): (number | null)[] {
  const same = (a: FigureRow, b: FigureRow) =>
    by === 'name' ? false : by === 'onTime' ? compareRates(a.onTime, b.onTime) === 0 : value[by](a) === value[by](b);
  const found: (number | null)[] = [];
  sorted.forEach((row, i) => {
    const hollow = by === 'onTime' ? !row.onTime?.of : by !== 'name' && value[by](row) < 0;
    found.push(hollow ? null : i > 0 && same(sorted[i - 1]!, row) ? found[i - 1]! : i + 1);
  });
  return found;
}

/** The dots' axis starts at 70 where it can, lower in tens where a school is lower. */
export function axisFrom(rates: readonly (Rate | undefined)[]): number {
  const lowest = Math.min(100, ...rates.filter((r) => r && r.of > 0).map((r) => (r!.n * 100) / r!.of));
  return Math.max(0, Math.min(70, Math.floor(lowest / 10) * 10));
}

/** A school is behind when nothing came in for three days or more. */
export function lag(row: FigureRow, asOf: string): number | null {
  if (isNew(row, asOf)) return null;
  const silent = row.lagDays ?? (row.lastContactAt ? Math.floor((Date.parse(`${asOf}T23:59:59+08:00`) - Date.parse(row.lastContactAt)) / 86_400_000) : null);
  if (silent === null) return null;
  // Nobody is behind on the days before the school answered for anything.
  const days = row.countsFrom ? Math.min(silent, daysBetween(row.countsFrom, asOf)) : silent;
  return days >= 3 ? days : null;
}
