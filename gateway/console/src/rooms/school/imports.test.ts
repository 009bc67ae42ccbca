import { expect, it } from 'vitest';
import type { RosterHeading, RosterImport } from '../../api/types';
import { openImport } from './imports';
import { unreadFirst } from './Understood';

const now = Date.parse('2026-11-28T08:00:00Z');
const roster = (id: string, over: Partial<RosterImport>): RosterImport =>
  ({ id, createdAt: '2026-11-28T07:00:00Z', unknownColumns: [], fileName: `${id}.xlsx`, dryRun: true, state: 'DONE', rows: 1, created: 1, changed: 0, unchanged: 0, rejected: 0, progress: 1, errors: null, ...over });

it('a checked roster waits until its day is over, or it was imported', () => {
  const old = roster('old', { waitsUntil: '2026-11-28T07:59:59Z' });
  const waiting = roster('waiting', { waitsUntil: '2026-11-28T09:00:00Z' });
  const imported = roster('imported', { importedAs: 'x' });

  expect(openImport([imported, old, waiting], now)).toEqual({ id: 'waiting', fileName: 'waiting.xlsx', dryRun: true });
  expect(openImport([imported, old], now)).toBeNull();
});

it('a running import is the one to go on with', () => {
  expect(openImport([roster('running', { dryRun: false, state: 'RUNNING' })], now)?.id).toBe('running');
});

it('columns that are not read are seen first', () => {
  const heading = (column: string, state: RosterHeading['state']): RosterHeading => ({ column, text: column, state });

  expect(unreadFirst([heading('A', 'READ'), heading('B', 'UNKNOWN'), heading('C', 'READ'), heading('D', 'AMBIGUOUS')]).map((h) => h.column)).toEqual(['B', 'D', 'A', 'C']);
});
