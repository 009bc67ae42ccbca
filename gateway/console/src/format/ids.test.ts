import { expect, it } from 'vitest';
import { maskPhone, newId } from './ids';

it('an id is a UUIDv7 that carries its time', () => {
  const id = newId(Date.UTC(2026, 10, 20));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 20));
});
it('ids made one after the other sort by time and never repeat', () => {
  expect(newId(1) < newId(2)).toBe(true);
  expect(new Set(Array.from({ length: 1000 }, () => newId())).size).toBe(1000);
});
it('a phone shows three and four digits', () => {
  expect(maskPhone('13800000017')).toBe('138****0017');
  expect(maskPhone('12345')).toBe('****');
});
