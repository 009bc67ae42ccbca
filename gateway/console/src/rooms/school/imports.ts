import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call, context, get, query } from '../../api/http';
import type { Page, RosterChange, RosterImport } from '../../api/types';

/** An import that somebody began: it runs, or was checked and waits to be confirmed. */
export interface Begun {
  id: string;
  fileName: string;
  dryRun: boolean;
}

/** Whether a checked file can still be imported as it was checked. */
export const waits = (it: RosterImport, now = Date.now()) => !!it.waitsUntil && Date.parse(it.waitsUntil) > now;

/** The newest of the school's imports that is not done with, whoever began it and on whatever machine. */
export function openImport(imports: RosterImport[], now = Date.now()): Begun | null {
  const open = imports.find((it) => it.state === 'RUNNING' || waits(it, now));
  return open ? { id: open.id, fileName: open.fileName, dryRun: open.dryRun } : null;
}

export function useBegun(): Begun | null {
  const imports = useQuery({
    queryKey: ['imports', context.school],
    queryFn: ({ signal }) => get<Page<RosterImport>>(`/api/roster-imports${query({ limit: 10 })}`, signal),
    retry: false,
  });
  return imports.data ? openImport(imports.data.items) : null;
}

const begun = (answer: { data: { id?: string } | undefined; location: string | null }) => {
  const id = answer.data?.id ?? answer.location?.split('/').pop();
  if (!id) throw new Error('an import without an id');
  return id;
};

/** Sends a file to be checked; nothing of it is stored. */
export async function check(file: File): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  return begun(await call<{ id?: string } | undefined>(`/api/roster-imports${query({ dryRun: true })}`, { method: 'POST', body, patience: 120_000 }));
}

/** Imports what was checked, without sending it again. */
export async function confirm(id: string, questionsSeen: boolean): Promise<string> {
  return begun(await call<{ id?: string } | undefined>(`/api/roster-imports/${id}/confirm`, { method: 'POST', body: { questionsSeen }, patience: 60_000 }));
}

export const useImport = (id: string | null) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => get<RosterImport>(`/api/roster-imports/${id}`, signal),
    enabled: id !== null,
    refetchInterval: (q) => (!q.state.data || q.state.data.state === 'RUNNING' ? 700 : false),
  });

/** What a checked file would change, child by child. */
export const useChanges = (id: string, wanted: boolean) =>
  useInfiniteQuery({
    queryKey: ['import', id, 'changes'],
    queryFn: ({ pageParam, signal }) => get<Page<RosterChange>>(`/api/roster-imports/${id}/changes${query({ limit: 100, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: wanted,
  });
