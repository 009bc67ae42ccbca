import { useSyncExternalStore } from 'react';
import { call, context, NoAnswer, Problem } from '../api/http';
import type { ContactBody, Obligation } from '../api/types';

/** Where a record is: on this phone, taken by the server, or refused so that a person has to look at it. */
export type KeptState = 'saved' | 'sent' | 'attention';

export interface Kept {
  id: string;
  username: string;
  school: string;
  childName: string;
  body: ContactBody;
  fulfilled: Pick<Obligation, 'id' | 'rule' | 'dueOn'>[];
  state: KeptState;
  savedAt: string;
  why?: string;
}

const STORE = 'records';
let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('lantian', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
  });
  return opened;
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
  });
}

let snapshot: readonly Kept[] = [];
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

async function refresh(): Promise<void> {
  snapshot = (await inStore('readonly', (s) => s.getAll() as IDBRequest<Kept[]>)).sort((a, b) => b.savedAt.localeCompare(a.savedAt));
  listeners.forEach((l) => l());
}

const mine = (kept: Kept, username: string) => kept.username === username && kept.school === (context.school ?? '');

/** What this person recorded on this phone, the newest first. */
export function useKept(username: string): Kept[] {
  return useSyncExternalStore(subscribe, () => snapshot).filter((kept) => mine(kept, username));
}

async function put(kept: Kept): Promise<void> {
  await inStore('readwrite', (s) => s.put(kept));
  await refresh();
}

export async function drop(id: string): Promise<void> {
  await inStore('readwrite', (s) => s.delete(id));
  await refresh();
}

async function deliver(kept: Kept): Promise<Kept> {
  try {
    await call(`/api/contacts/${kept.id}`, { method: 'PUT', body: kept.body, school: kept.school || null });
    return { ...kept, state: 'sent' };
  } catch (e) {
    const again = e instanceof NoAnswer || (e instanceof Problem && (e.status === 401 || e.status === 429 || e.status >= 500));
    if (again) return kept;
    if (e instanceof Problem) return { ...kept, state: 'attention', why: [e.detail || e.title, ...e.errors.map((x) => x.detail)].filter(Boolean).join(' ') };
    throw e;
  }
}

/** Onto the phone first, then to the server at once if it can be reached. The answer says where the record is now. */
export async function keep(kept: Omit<Kept, 'state' | 'savedAt'>): Promise<Kept> {
  const saved: Kept = { ...kept, state: 'saved', savedAt: new Date().toISOString() };
  const onPhone = await put(saved).then(() => true, () => false);
  const after = navigator.onLine ? await deliver(saved) : saved;
  if (after === saved && !onPhone) throw new NoAnswer();
  if (after !== saved && onPhone) await put(after);
  return after;
}

const WEEK = 7 * 86_400_000;

/** Sends what waits; one tab at a time, one record after the other. Sent ones leave the phone after a week. */
export async function sendAll(username: string, onSent: () => void): Promise<void> {
  await refresh();
  await navigator.locks.request('lantian-outbox', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (const kept of snapshot.filter((k) => k.state === 'saved' && k.username === username)) {
      const after = await deliver(kept);
      if (after === kept) break;
      await put(after);
      if (after.state === 'sent') onSent();
    }
    const old = new Date(Date.now() - WEEK).toISOString();
    for (const kept of snapshot.filter((k) => k.state === 'sent' && k.savedAt < old)) await drop(kept.id);
  });
}
