import { useQuery } from '@tanstack/react-query';
import { all, called, className } from '../../api/queries';
import type { Child, Obligation } from '../../api/types';
import type { Texts } from '../../i18n';

export const useMyChildren = () => useQuery({ queryKey: ['my-children'], queryFn: ({ signal }) => all<Child>('/api/children', {}, signal), select: (children) => children.map(called), staleTime: 60_000 });

export const villageName = (child: Child | undefined) => child?.village ?? null;

/** `四(1)，外公照看` */
export function about(child: Child | undefined, t: Texts['t'], village: boolean): string {
  if (!child) return '';
  const care = child.guardian?.relation ? t('child.careBy', { relation: child.guardian.relation }) : '';
  return [className(child.class), village ? villageName(child) : care].filter(Boolean).join(t('comma'));
}

export interface Group {
  village: string | null;
  children: { child: Child | undefined; id: string; obligations: Obligation[] }[];
}

/** Inside one urgency by village, so that one trip serves several children; the earliest due first. */
export function byVillage(obligations: readonly Obligation[], children: ReadonlyMap<string, Child>): Group[] {
  const groups = new Map<string, Group>();
  for (const o of [...obligations].sort((a, b) => a.dueOn.localeCompare(b.dueOn))) {
    const child = children.get(o.child);
    const village = villageName(child);
    const group = groups.get(village ?? '') ?? { village, children: [] };
    groups.set(village ?? '', group);
    const entry = group.children.find((c) => c.id === o.child);
    if (entry) entry.obligations.push(o);
    else group.children.push({ child, id: o.child, obligations: [o] });
  }
  return [...groups.values()];
}
