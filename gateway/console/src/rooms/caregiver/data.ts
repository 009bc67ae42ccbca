import { useQuery } from '@tanstack/react-query';
import { all, called, className } from '../../api/queries';
import type { Child, ChildFile, Obligation } from '../../api/types';
import type { Texts } from '../../i18n';
import { rosterWord } from '../../i18n/relations';

export const useMyChildren = () => useQuery({ queryKey: ['my-children'], queryFn: ({ signal }) => all<Child>('/api/children', {}, signal), select: (children) => children.map(called), staleTime: 60_000 });

export const villageName = (child: Child | undefined) => child?.village ?? null;

/** `四(1)，外公照看` */
export function about(child: Child | undefined, { t, lang }: Pick<Texts, 't' | 'lang'>, village: boolean): string {
  if (!child) return '';
  const care = child.guardian?.relation ? t('child.careBy', { relation: rosterWord(child.guardian.relation, lang) }) : '';
  return [className(child.class), village ? villageName(child) : care].filter(Boolean).join(t('comma'));
}

/** Whom to call about a child: the guardian, then the home, then the parents. Of two numbers in one field the first. */
export function firstNumber(child: ChildFile): string | null {
  const written = [child.guardian?.phone, child.homePhone, child.father?.phone, child.mother?.phone].find((phone) => phone);
  return written?.split(/[\s/,;\u3001\uff0c\uff1b]+/)[0] || null;
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
