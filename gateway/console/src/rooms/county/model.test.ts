import { expect, it } from 'vitest';
import type { FigureRow } from '../../api/types';
import { axisFrom, belowTarget, dues, isNew, lag, ordered, places } from './model';

const rate = (n: number, of: number) => ({ n, of, rate: of ? n / of : null });
const none = rate(0, 0);
const row = (name: string, n: number, of: number): FigureRow => ({
  level: 'school', id: name, name, pupils: 0, leftBehind: none, archive: none, contactCard: none, pairing: none, onTime: rate(n, of), completion: none,
  overdue: 0, missed: 0, awaitingEntry: 0, open: { met: 0, of: 0 }, excused: 0, void: 0, contacts: {}, late: 0, enteredLate: 0,
  overdueAges: { upTo7: 0, from8To14: 0, from15: 0 }, leftBehindTypes: { bothAway: 0, oneAway: 0, noAbleParent: 0 }, restated: false,
});

it('dues are split into on time, late, overdue and missed', () => {
  const total: FigureRow = { ...row('全县', 92959, 101674), completion: { n: 98966, of: 101674, rate: null }, overdue: 1291, missed: 1417 };
  expect(dues(total)).toEqual({ onTime: 92959, late: 6007, overdue: 1291, missed: 1417 });
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

it('the headline counts schools below the target that have enough dues to say so', () => {
  const rows = [row('甲', 17, 20), row('乙', 0, 19), row('丙', 18, 20), row('丁', 0, 0)];
  expect(belowTarget(rows).map((r) => r.name)).toEqual(['甲']);
});
it('equals share a place, in whatever order is shown, and who has no value has none', () => {
  const rows = [row('甲', 1, 2), row('乙', 2, 4), row('丙', 9, 10), row('丁', 0, 0)];
  const up = ordered(rows, { by: 'onTime', descending: false });
  expect(places(up, { by: 'onTime', descending: false })).toEqual([1, 1, 3, null]);
  const down = ordered(rows, { by: 'onTime', descending: true });
  expect(places(down, { by: 'onTime', descending: true })).toEqual([1, 2, 2, null]);
  const over = [{ ...rows[0]!, overdue: 3 }, { ...rows[1]!, overdue: 3 }, { ...rows[2]!, overdue: 1 }];
  expect(places(ordered(over, { by: 'overdue', descending: true }), { by: 'overdue', descending: true })).toEqual([1, 1, 3]);
});
it('any gap of coverage can be the order', () => {
  const gap = (name: string, n: number) => ({ ...row(name, 1, 1), contactCard: { n, of: 10, rate: n / 10 } });
  expect(ordered([gap('甲', 9), gap('乙', 2)], { by: 'contactCard', descending: true }).map((r) => r.name)).toEqual(['乙', '甲']);
});
it('a school that has just joined stands apart until its first duty has been due, and is behind on nothing', () => {
  const joined = { ...row('新', 0, 0), countsFrom: '2026-11-20', firstDueOn: '2026-11-30', lagDays: 30 };
  expect(isNew(joined, '2026-11-20')).toBe(true);
  expect(isNew({ ...joined, firstDueOn: null }, '2026-11-20')).toBe(true);
  expect(isNew(joined, '2026-11-30')).toBe(false);
  expect(isNew({ ...joined, onTime: { n: 0, of: 3, rate: 0 } }, '2026-11-20')).toBe(false);
  expect(isNew(row('旧', 0, 0), '2026-11-20')).toBe(false);
  expect(lag(joined, '2026-11-20')).toBeNull();
  expect(lag({ ...row('甲', 1, 2), countsFrom: '2026-11-15', lagDays: 30 }, '2026-11-20')).toBe(5);
});
