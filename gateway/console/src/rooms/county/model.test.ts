import { expect, it } from 'vitest';
import type { FigureRow } from '../../api/types';
import { axisFrom, dues, lag, ordered } from './model';

const row = (name: string, n: number, of: number): FigureRow => ({ level: 'school', id: name, name, onTime: { n, of, rate: of ? n / of : null } });

it('dues are split into on time, late, overdue and missed', () => {
  const total: FigureRow = { ...row('全县', 92959, 101674), completion: { n: 98966, of: 101674, rate: null }, overdue: 1291, missed: 1417 };
  expect(dues(total)).toEqual({ onTime: 92959, late: 6007, overdue: 1291, missed: 1417 });
  expect(dues(row('甲', 1, 2))).toBeNull();
});
it('the ones behind come first, the ones without a rate last in both directions', () => {
  const rows = [row('甲', 9, 10), row('乙', 0, 0), row('丙', 1, 2)];
  expect(ordered(rows, { by: 'onTime', descending: false }).map((r) => r.name)).toEqual(['丙', '甲', '乙']);
  expect(ordered(rows, { by: 'onTime', descending: true }).map((r) => r.name)).toEqual(['甲', '丙', '乙']);
});
it('the axis starts at 70 and goes lower in tens only where it must', () => {
  expect(axisFrom([row('甲', 9, 10).onTime])).toBe(70);
  expect(axisFrom([row('甲', 33, 100).onTime])).toBe(30);
  expect(axisFrom([row('甲', 0, 0).onTime])).toBe(70);
});
it('a school is marked behind from three days without records', () => {
  expect(lag({ ...row('甲', 1, 1), lastContactAt: '2026-11-13T09:40:00Z' }, '2026-11-20')).toBe(7);
  expect(lag({ ...row('甲', 1, 1), lastContactAt: '2026-11-19T09:40:00Z' }, '2026-11-20')).toBeNull();
  expect(lag(row('甲', 1, 1), '2026-11-20')).toBeNull();
});
