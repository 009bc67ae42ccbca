import type { FigureRow, Rate } from '../../api/types';
import { compareRates } from '../../format/numbers';

/** The county's target for on-time care, in percent. */
export const TARGET = 90;

export interface Dues {
  onTime: number;
  late: number;
  overdue: number;
  missed: number;
}

/** What became of everything that was due; null while a part is unknown. */
export function dues(row: FigureRow): Dues | null {
  if (!row.onTime || !row.completion || row.overdue === undefined || row.missed === undefined) return null;
  return { onTime: row.onTime.n, late: row.completion.n - row.onTime.n, overdue: row.overdue, missed: row.missed };
}

export const gap = (rate: Rate | undefined): number | null => (rate ? rate.of - rate.n : null);

export type Column = 'name' | 'leftBehind' | 'unpaired' | 'onTime' | 'overdue' | 'missed';
export interface Order {
  by: Column;
  descending: boolean;
}

const value: Record<Exclude<Column, 'name' | 'onTime'>, (row: FigureRow) => number> = {
  leftBehind: (row) => row.leftBehind?.n ?? -1,
  unpaired: (row) => gap(row.pairing) ?? -1,
  overdue: (row) => row.overdue ?? -1,
  missed: (row) => row.missed ?? -1,
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

/** The dots' axis starts at 70 where it can, lower in tens where a school is lower. */
export function axisFrom(rates: readonly (Rate | undefined)[]): number {
  const lowest = Math.min(100, ...rates.filter((r) => r && r.of > 0).map((r) => (r!.n * 100) / r!.of));
  return Math.max(0, Math.min(70, Math.floor(lowest / 10) * 10));
}

/** A school is behind when nothing came in for three days or more. */
export function lag(row: FigureRow, asOf: string): number | null {
  if (row.lagDays !== undefined && row.lagDays !== null) return row.lagDays >= 3 ? row.lagDays : null;
  if (!row.lastContactAt) return null;
  const days = Math.floor((Date.parse(`${asOf}T23:59:59+08:00`) - Date.parse(row.lastContactAt)) / 86_400_000);
  return days >= 3 ? days : null;
}
