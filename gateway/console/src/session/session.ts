import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import { call, context, Problem } from '../api/http';
import { forgetKept } from '../care/outbox';
import type { Role, Session } from '../api/types';

const REMEMBERED = 'lantian.school';

export function rememberedSchool(): string | null {
  return sessionStorage.getItem(REMEMBERED);
}

export function chooseSchool(id: string): void {
  sessionStorage.setItem(REMEMBERED, id);
  context.school = id;
}

export function forgetSchool(): void {
  sessionStorage.removeItem(REMEMBERED);
  context.school = null;
}

/** Where a sign-out ends; nothing there signs in by itself. */
export const SIGNED_OUT = '/signed-out';

/** The sign-in, which leads back to the page that was wanted. */
export function signInAddress(): string {
  const { pathname, search } = window.location;
  const wanted = pathname === SIGNED_OUT || search.includes('signIn=failed') ? '/' : pathname + search;
  return wanted === '/' ? '/login' : `/login?to=${encodeURIComponent(wanted)}`;
}

const TRIED = 'lantian.sign-in';
const SOON = 15_000;

/** Not after a failure, and not a second time at once: somebody has to see what is wrong. */
export function maySignInByItself(now: number = Date.now()): boolean {
  const before = Number(sessionStorage.getItem(TRIED) ?? 0);
  sessionStorage.setItem(TRIED, String(now));
  return !window.location.search.includes('signIn=failed') && now - before > SOON;
}

/** Who is signed in, or null. A remembered school that is no longer theirs is forgotten. */
export async function whoAmI(): Promise<Session | null> {
  context.school = rememberedSchool();
  try {
    const session = (await call<Session>('/session')).data;
    context.csrf = session.csrf;
    if (context.school && !session.schools.some((s) => s.id === context.school)) {
      forgetSchool();
      return await whoAmI();
    }
    if (!context.school && session.schools.length === 1) chooseSchool(session.schools[0]!.id);
    return session;
  } catch (e) {
    if (e instanceof Problem && e.status === 401) return null;
    if (e instanceof Problem && context.school && (e.status === 400 || e.status === 403)) {
      forgetSchool();
      return await whoAmI();
    }
    throw e;
  }
}

export function useWhoAmI() {
  const client = useQueryClient();
  useEffect(() => {
    context.sessionChanged = () => void client.invalidateQueries({ queryKey: ['session'] });
  }, [client]);
  return useQuery({ queryKey: ['session'], queryFn: whoAmI, staleTime: 5 * 60_000, refetchOnWindowFocus: true });
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session here');
  return session;
}

export function hasRole(session: Session, ...roles: Role[]): boolean {
  return roles.some((role) => session.roles.includes(role));
}

/** The bureau's people see all areas; supervisors see their own. */
export const seesWholeCounty = (session: Session) => hasRole(session, 'county-officer', 'auditor');

/** Back to the choice of school; nothing of the other school stays in memory. */
export function useSwitchSchool() {
  const client = useQueryClient();
  return () => {
    forgetSchool();
    client.clear();
    window.location.assign('/');
  };
}

/** What was kept on this device goes with the session; only then the page is left. */
export async function signOut(username: string): Promise<void> {
  await call('/logout', { method: 'POST' });
  await forgetKept(username);
  sessionStorage.clear();
  window.location.assign(SIGNED_OUT);
}
