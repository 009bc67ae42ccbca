import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { compareClasses } from '../format/classes';
import type { Form } from '../forms/definition';
import { get, Problem, query } from './http';
import type { Area, CareStandard, Caregiver, Child, ChildFile, ClassRoom, Figures, Obligation, Page, School, Term } from './types';

const HOUR = 3_600_000;

/** Some lists are short enough that all pages are wanted. */
export async function all<T>(path: string, params: Record<string, string | number | boolean | null | undefined>, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await get<Page<T>>(`${path}${query({ limit: 500, ...params, cursor })}`, signal);
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
export const called = <T extends { name: string; code: string }>(child: T): T => (child.name ? child : { ...child, name: child.code });

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

/** The rules of care in force: what counts for what. Kept without a network as long as the page is open. */
export const careStandard = queryOptions({ queryKey: ['care-standard'], queryFn: ({ signal }) => get<CareStandard>('/api/care-standard', signal), staleTime: HOUR, gcTime: Infinity });

/** The forms in force by their keys; a server of before has none. Kept like the rules of care. */
export const forms = queryOptions({
  queryKey: ['forms'],
  queryFn: async ({ signal }) => {
    const found = await all<Form>('/api/forms', {}, signal).catch((e: unknown) => {
      if (e instanceof Problem && e.status === 404) return [];
      throw e;
    });
    return new Map(found.map((form) => [form.key, form]));
  },
  staleTime: HOUR,
  gcTime: Infinity,
});

/** A form as it was when something was written by it: that never changes. */
export const formThen = ({ key, version }: { key: string; version: number }) =>
  queryOptions({ queryKey: ['form', key, version], queryFn: ({ signal }) => get<Form>(`/api/forms/${key}${query({ version })}`, signal), staleTime: Infinity, gcTime: Infinity });

/** Everything of mine that can still be done. */
export const useMyObligations = () =>
  useQuery({
    queryKey: ['my-obligations'],
    queryFn: ({ signal }) => all<Obligation>('/api/my/obligations', { state: 'OPEN' }, signal),
    refetchOnWindowFocus: true,
  });

export function className(room: Child['class']): string {
  if (!room?.name) return '';
  return !room.grade || room.name.startsWith(room.grade) ? room.name : `${room.grade} ${room.name}`;
}
