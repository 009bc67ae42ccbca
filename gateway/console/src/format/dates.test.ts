import { expect, it } from 'vitest';
import { age, day, daysBetween, moment, plusDays, spokenDay, today } from './dates';

it('today is the day in Shanghai, whatever the device says', () => {
  expect(today(new Date('2026-11-19T16:00:00Z'))).toBe('2026-11-20');
  expect(today(new Date('2026-11-19T15:59:59Z'))).toBe('2026-11-19');
});
it('this year needs no year', () => {
  expect(day('2026-11-20', '2026-12-31')).toBe('11-20');
  expect(day('2025-11-20', '2026-01-01')).toBe('2025-11-20');
  expect(day(null)).toBe('—');
});
it('an instant is shown in Shanghai time', () => expect(moment('2026-11-20T00:00:01Z', '2026-11-20')).toBe('11-20 08:00'));
it('days are counted over month and year ends', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(plusDays('2027-03-01', -1)).toBe('2027-02-28');
  expect(daysBetween('2026-10-31', '2026-11-20')).toBe(20);
});
it('a sentence speaks the date', () => {
  expect(spokenDay('2026-11-05', 'zh-CN')).toBe('11 月 5 日');
  expect(spokenDay('2026-11-05', 'en')).toBe('5 Nov');
});
it('a birthday counts on its day', () => {
  expect(age('2017-03-14', '2026-03-13')).toBe(8);
  expect(age('2017-03-14', '2026-03-14')).toBe(9);
});
