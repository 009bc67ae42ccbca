import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call, context, get, query } from '../../api/http';
import type { RosterImport } from '../../api/types';

/** The import that was last begun here: remembered so that leaving the page, or closing it, loses nothing. */
export interface Begun {
  id: string;
  fileName: string;
  dryRun: boolean;
}

const key = () => `lantian.import.${context.school ?? ''}`;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function remember(begun: Begun | null): void {
  if (begun) localStorage.setItem(key(), JSON.stringify(begun));
  else localStorage.removeItem(key());
  listeners.forEach((l) => l());
}

export function useBegun(): Begun | null {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(key()));
  return text ? (JSON.parse(text) as Begun) : null;
}

/** The chosen file stays in memory only: a roster is personal data. */
let chosen: File | null = null;
export const choose = (file: File | null) => void (chosen = file);
export const chosenFile = () => chosen;

export async function begin(file: File, dryRun: boolean): Promise<Begun> {
  const body = new FormData();
  body.append('file', file);
  const answer = await call<{ id?: string } | undefined>(`/api/roster-imports${query({ dryRun })}`, { method: 'POST', body, patience: 120_000 });
  const id = answer.data?.id ?? answer.location?.split('/').pop();
  if (!id) throw new Error('an import without an id');
  choose(file);
  const begun = { id, fileName: file.name, dryRun };
  remember(begun);
  return begun;
}

export const useImport = (id: string | null) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => get<RosterImport>(`/api/roster-imports/${id}`, signal),
    enabled: id !== null,
    refetchInterval: (q) => (!q.state.data || q.state.data.state === 'RUNNING' ? 700 : false),
  });
