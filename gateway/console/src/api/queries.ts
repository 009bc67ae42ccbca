import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { compareClasses } from '../format/classes';
import { get, query } from './http';
import type { Area, Caregiver, Child, ChildFile, ClassRoom, Figures, Obligation, Page, School, Term } from './types';

const HOUR = 3_600_000;

/** Some lists are short enough that all pages are wanted. */
export async function all<T>(path: string, params: Record<string, string | number | boolean | null | undefined>, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> | T[] = await get<Page<T> | T[]>(`${path}${query({ limit: 500, ...params, cursor })}`, signal);
    if (Array.isArray(page)) return page;
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}

export const useAreas = () => useQuery({ queryKey: ['areas'], queryFn: ({ signal }) => all<Area>('/api/areas', {}, signal), staleTime: HOUR });
export const useTerms = () => useQuery({ queryKey: ['all-terms'], queryFn: ({ signal }) => all<Term>('/api/terms', {}, signal), staleTime: HOUR });
export const useClasses = () => useQuery({ queryKey: ['classes'], queryFn: async ({ signal }) => (await all<ClassRoom>('/api/classes', {}, signal)).sort((a, b) => compareClasses(className(a), className(b))), staleTime: 60_000 });
/** One list of the directory, page by page, found by a part of the name or code. */
const useDirectory = <T,>(name: 'schools' | 'areas', q: string, params: Record<string, string | null> = {}, moving: (items: T[]) => boolean = () => false) =>
  useInfiniteQuery({
    queryKey: [name, 'list', q, params],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(`/api/${name}${query({ q, ...params, limit: 50, cursor: pageParam })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    refetchInterval: (q) => (q.state.data?.pages.some((page) => moving(page.items)) ? 2000 : false),
  });

export const useSchoolList = (q: string, area: string | null) => useDirectory<School>('schools', q, { area }, (schools) => schools.some((s) => s.state === 'ONBOARDING'));
export const useAreaList = (q: string) => useDirectory<Area>('areas', q);

export interface FigureQuestion {
  level: 'school' | 'area' | 'class' | 'county' | 'caregiver';
  asOf?: string | null;
  from?: string | null;
  area?: string | null;
  school?: string | null;
}

export const useFigures = (question: FigureQuestion, enabled = true) =>
  useQuery({
    queryKey: ['figures', question],
    queryFn: ({ signal }) => get<Figures>(`/api/figures${query({ ...question })}`, signal),
    placeholderData: (before) => before,
    enabled,
  });

/** One school while it is being opened: asked again until it is open. */
export const useOpening = (id: string | null) =>
  useQuery({
    queryKey: ['opening', id],
    enabled: id !== null,
    queryFn: ({ signal }) => get<School>(`/api/schools/${id}`, signal),
    refetchInterval: (q) => (q.state.data && (q.state.data.state !== 'ONBOARDING' || q.state.data.failure) ? false : 1000),
  });

/** Who is not told a name (a donor) speaks of a child by its code. */
export const called = <T extends Child>(child: T): T => (child.name ? child : { ...child, name: child.code ?? '' });

export const useChild = (id: string) => useQuery({ queryKey: ['child', id], queryFn: ({ signal }) => get<ChildFile>(`/api/children/${id}`, signal), select: called });

/** One list instead of one archive a child: showing a name is not opening an archive. */
export const useChildNames = () =>
  useQuery({
    queryKey: ['children', 'names'],
    queryFn: async ({ signal }) => new Map((await all<Child>('/api/children', {}, signal)).map((c) => [c.id, called(c).name])),
  });

/** A signed-in caregiver's own entry; who has none may still record. */
export const useMyCaregiver = (username: string) =>
  useQuery({
    queryKey: ['my-caregiver', username],
    queryFn: async ({ signal }) => (await get<Page<Caregiver>>(`/api/caregivers${query({ username, active: true })}`, signal)).items[0] ?? null,
    staleTime: HOUR,
    retry: false,
  });

/** Everything of mine that can still be done. */
export const useMyObligations = () =>
  useQuery({
    queryKey: ['my-obligations'],
    queryFn: ({ signal }) => all<Obligation>('/api/my/obligations', { state: 'OPEN' }, signal),
    refetchOnWindowFocus: true,
  });

export function className(room: ClassRoom | null | undefined): string {
  if (!room) return '';
  const grade = String(room.grade ?? '');
  return !grade || room.name.startsWith(grade) ? room.name : `${grade} ${room.name}`;
}
