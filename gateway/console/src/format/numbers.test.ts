import { describe, expect, it } from 'vitest';
import { compareRates, count, fraction, isBelow, percent } from './numbers';

describe('a rate', () => {
  it('has one decimal and a narrow no-break space', () => expect(percent({ n: 12285, of: 16856 })).toBe('72.9\u202f%'));
  it('is rounded half up, not to even', () => {
    expect(percent({ n: 1, of: 2000 })).toBe('0.1\u202f%');
    expect(percent({ n: 3, of: 2000 })).toBe('0.2\u202f%');
    expect(percent({ n: 1, of: 8 })).toBe('12.5\u202f%');
    expect(percent({ n: 82, of: 291 })).toBe('28.2\u202f%');
  });
  it('is a dash without a denominator, never 0', () => {
    expect(percent({ n: 0, of: 0 })).toBe('—');
    expect(percent(null)).toBe('—');
    expect(percent({ n: 0, of: 3 })).toBe('0.0\u202f%');
  });
  it('is not capped at 100', () => expect(percent({ n: 3, of: 2 })).toBe('150.0\u202f%'));
  it('is compared exactly, and the one that does not exist comes last', () => {
    expect(compareRates({ n: 8999, of: 10000 }, { n: 9, of: 10 })).toBeLessThan(0);
    expect(compareRates({ n: 0, of: 0 }, { n: 0, of: 1 })).toBeGreaterThan(0);
  });
  it('is below the target by its exact value: 89.96 % reads 90.0 % and is below', () => {
    expect(percent({ n: 2249, of: 2500 })).toBe('90.0\u202f%');
    expect(isBelow({ n: 2249, of: 2500 }, 90)).toBe(true);
    expect(isBelow({ n: 9, of: 10 }, 90)).toBe(false);
    expect(isBelow({ n: 0, of: 0 }, 90)).toBe(false);
  });
});

describe('a count', () => {
  it('is written in full with commas', () => expect(count(101674)).toBe('101,674'));
  it('is a dash while it is unknown', () => expect(count(undefined)).toBe('—'));
  it('stands beside its denominator', () => expect(fraction({ n: 11867, of: 12285 })).toBe('11,867 / 12,285'));
});
