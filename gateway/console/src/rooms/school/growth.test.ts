import { describe, expect, it } from 'vitest';
import type { Growth } from '../../api/types';
import { ageOf, around, measured, oneDecimal } from './growth';

const growth: Growth = {
  sex: 'FEMALE',
  birthDate: '2016-09-01',
  points: [
    { check: 'a', on: '2024-09-02', months: 96, height: 126.6, heightForAge: { z: 0, percentile: 50 } },
    { check: 'b', on: '2026-09-02', months: 120, height: 138.6, weight: 31.9, bmi: 16.6, heightForAge: { z: 0, percentile: 49.9 } },
  ],
  reference: {
    heightForAge: Array.from({ length: 229 }, (_, month) => ({ month, p3: 1, p15: 2, p50: 3, p85: 4, p97: 5 })),
    weightForAge: [],
    bmiForAge: [],
  },
};

describe('growth', () => {
  it('leaves out what was not measured', () => {
    expect(measured(growth, 'HEIGHT').map((point) => point.value)).toEqual([126.6, 138.6]);
    expect(measured(growth, 'WEIGHT')).toEqual([{ check: 'b', on: '2026-09-02', months: 120, value: 31.9, z: null, percentile: null }]);
  });

  it('shows the reference two years around the child’s ages', () => {
    const { from, to, curve } = around(growth, 'HEIGHT', measured(growth, 'HEIGHT'));
    expect([from, to]).toEqual([72, 144]);
    expect([curve[0]?.month, curve.at(-1)?.month, curve.length]).toEqual([72, 144, 73]);
  });

  it('never leaves what the reference reaches', () => {
    const grown = { check: 'c', on: '2035-09-01', months: 227, value: 160, z: null, percentile: null };
    expect(around(growth, 'HEIGHT', [grown]).to).toBe(228);
    expect(around(growth, 'HEIGHT', [{ ...grown, months: 3 }]).from).toBe(0);
  });

  it('reads vision as the chart has it', () => {
    expect([5, 4.9, 0.25].map(oneDecimal)).toEqual(['5.0', '4.9', '0.25']);
  });

  it('says an age in whole years and months', () => {
    expect(ageOf(119.9)).toEqual({ years: 9, months: 11 });
    expect(ageOf(120)).toEqual({ years: 10, months: 0 });
  });
});
