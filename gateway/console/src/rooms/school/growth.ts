import type { Growth } from '../../api/types';

export type Measure = 'HEIGHT' | 'WEIGHT' | 'BMI';
export const MEASURES: readonly Measure[] = ['HEIGHT', 'WEIGHT', 'BMI'];
export const PERCENTILES = ['p97', 'p85', 'p50', 'p15', 'p3'] as const;

export interface Measured {
  check: string;
  on: string;
  months: number;
  value: number;
  z: number | null;
  percentile: number | null;
}

const SCORE = { HEIGHT: 'heightForAge', WEIGHT: 'weightForAge', BMI: 'bmiForAge' } as const;
const VALUE = { HEIGHT: 'height', WEIGHT: 'weight', BMI: 'bmi' } as const;

/** What was measured of one kind, the earliest first. */
export const measured = (growth: Growth, measure: Measure): Measured[] =>
  growth.points.flatMap((point) => {
    const value = point[VALUE[measure]];
    const score = point[SCORE[measure]];
    return value === null || value === undefined
      ? []
      : [{ check: point.check, on: point.on, months: point.months, value, z: score?.z ?? null, percentile: score?.percentile ?? null }];
  });

/** The reference around the child's own ages: from two years before the first to two years behind the last measurement. */
export function around(growth: Growth, measure: Measure, points: Measured[]) {
  const first = Math.floor(Math.min(...points.map((point) => point.months)) / 12) - 2;
  const last = Math.ceil(Math.max(...points.map((point) => point.months)) / 12) + 2;
  const from = Math.max(0, first) * 12;
  const to = Math.min(19, last) * 12;
  return { from, to, curve: growth.reference[SCORE[measure]].filter(({ month }) => month >= from && month <= to) };
}

/** At least one decimal, as charts and scales are read: 5.0, 0.25. */
export const oneDecimal = (value: number): string => (Number.isInteger(value * 10) ? value.toFixed(1) : String(value));

/** Whole years and months of an age. */
export const ageOf = (months: number) => ({ years: Math.floor(months / 12), months: Math.floor(months % 12) });
