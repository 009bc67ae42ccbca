import { expect, it } from 'vitest';
import type { ChildFile } from '../../api/types';
import { firstNumber } from './data';

const child = (over: Partial<ChildFile>): ChildFile => ({
  id: 'c', code: 'C-1', name: '甲', sex: 'MALE', birthDate: '2017-05-17', class: {}, leftBehind: true, archive: { complete: false, missing: [] }, version: 1, ...over,
});

it('the guardian is called first, then the home, then the parents', () => {
  expect(firstNumber(child({ guardian: { phone: '13000000001' }, homePhone: '13000000002' }))).toBe('13000000001');
  expect(firstNumber(child({ homePhone: '0561-1234567', father: { phone: '13000000003' } }))).toBe('0561-1234567');
  expect(firstNumber(child({ mother: { phone: '13000000004' } }))).toBe('13000000004');
  expect(firstNumber(child({}))).toBeNull();
});
it('of two numbers in one field the first', () => {
  expect(firstNumber(child({ guardian: { phone: '13000000001、13000000002' } }))).toBe('13000000001');
  expect(firstNumber(child({ guardian: { phone: '13000000001 / 13000000002' } }))).toBe('13000000001');
});
