import { useSyncExternalStore } from 'react';
import { context, NoAnswer } from '../api/http';
import { deliver, deliverAll, type Kept } from './delivery';

export type { Kept };

/** What lies on the device: nobody reads it without the key, and the key can't leave the browser. */
interface Sealed {
  id: string;
  owner: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

const OLD = 'records';
const SEALED = 'sealed';
const KEYS = 'keys';
let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('lantian', 2);
    request.onupgradeneeded = () => {
      const db = request.result;
      if (!db.objectStoreNames.contains(SEALED)) db.createObjectStore(SEALED, { keyPath: 'id' });
      if (!db.objectStoreNames.contains(KEYS)) db.createObjectStore(KEYS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no storage'));
  }).catch((e: unknown) => {
    opened = null;
    throw e;
  });
  return opened;
}

async function inStore<T>(name: string, mode: IDBTransactionMode, work: (store: IDBObjectStore) => { readonly result: unknown }): Promise<T> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(name, mode);
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
  });
}

async function ownerOf(username: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`lantian ${username}`));
  return [...new Uint8Array(digest).slice(0, 12)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** Of this person on this device, from the first record to the sign-out. */
async function keyOf(owner: string): Promise<CryptoKey> {
  const there = await inStore<CryptoKey | undefined>(KEYS, 'readonly', (s) => s.get(owner));
  if (there) return there;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two tabs at once: the first one's key holds.
  await inStore(KEYS, 'readwrite', (s) => s.add(fresh, owner)).catch(() => {});
  return (await inStore<CryptoKey | undefined>(KEYS, 'readonly', (s) => s.get(owner))) ?? fresh;
}

async function seal(kept: Kept): Promise<Sealed> {
  const owner = await ownerOf(kept.username);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(owner), new TextEncoder().encode(JSON.stringify(kept)));
  return { id: kept.id, owner, iv, sealed };
}

async function open({ owner, iv, sealed }: Sealed): Promise<Kept> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(owner), sealed);
  return JSON.parse(new TextDecoder().decode(plain)) as Kept;
}

/** Records that an earlier version left in plain text: the unsent ones are sealed, then all of them go. */
async function takeOver(): Promise<void> {
  const db = await database();
  if (!db.objectStoreNames.contains(OLD)) return;
  const plain = await inStore<Kept[]>(OLD, 'readonly', (s) => s.getAll());
  for (const kept of plain.filter((k) => k.state !== 'sent')) {
    const sealed = await seal(kept);
    await inStore(SEALED, 'readwrite', (s) => s.put(sealed));
  }
  if (plain.length > 0) await inStore(OLD, 'readwrite', (s) => s.clear());
}

/** What waits lies on the device; what was sent is remembered by this page only. */
let waiting: readonly Kept[] = [];
let sent: readonly Kept[] = [];
let snapshot: readonly Kept[] = [];
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function tell(): void {
  const ids = new Set(sent.map((k) => k.id));
  snapshot = [...sent, ...waiting.filter((k) => !ids.has(k.id))].sort((a, b) => b.savedAt.localeCompare(a.savedAt));
  listeners.forEach((l) => l());
}

async function refresh(username: string): Promise<void> {
  await takeOver();
  const owner = await ownerOf(username);
  const mine = (await inStore<Sealed[]>(SEALED, 'readonly', (s) => s.getAll())).filter((s) => s.owner === owner);
  const found = await Promise.all(mine.map((s) => open(s).catch(() => null)));
  waiting = found.filter((k) => k !== null);
  tell();
}

const mine = (kept: Kept, username: string) => kept.username === username && kept.school === (context.school ?? '');

/** What this person recorded on this phone, the newest first. */
export function useKept(username: string): Kept[] {
  return useSyncExternalStore(subscribe, () => snapshot).filter((kept) => mine(kept, username));
}

async function put(kept: Kept): Promise<void> {
  if (kept.state === 'sent') {
    sent = [kept, ...sent.filter((k) => k.id !== kept.id)];
    await inStore(SEALED, 'readwrite', (s) => s.delete(kept.id)).catch(() => {});
  } else {
    const sealed = await seal(kept);
    await inStore(SEALED, 'readwrite', (s) => s.put(sealed));
  }
  waiting = [...waiting.filter((k) => k.id !== kept.id), ...(kept.state === 'sent' ? [] : [kept])];
  tell();
}

export async function drop(id: string): Promise<void> {
  await inStore(SEALED, 'readwrite', (s) => s.delete(id));
  waiting = waiting.filter((k) => k.id !== id);
  tell();
}

/** Onto the phone first, then to the server at once if it can be reached. The answer says where the record is now. */
export async function keep(kept: Omit<Kept, 'state' | 'savedAt'>): Promise<Kept> {
  const saved: Kept = { ...kept, state: 'saved', savedAt: new Date().toISOString() };
  const onPhone = await put(saved).then(() => true, () => false);
  const after = navigator.onLine ? await deliver(saved) : saved;
  if (after === saved && !onPhone) throw new NoAnswer();
  if (after !== saved && (onPhone || after.state === 'sent')) await put(after);
  return after;
}

/**
 * Sends what waits; one tab at a time. What was sent leaves the phone at once.
 *
 * @param patient waits for its turn where somebody is sending already
 */
export async function sendAll(username: string, onSent: () => void, patient = false): Promise<void> {
  await refresh(username);
  await navigator.locks.request('lantian-outbox', { ifAvailable: !patient }, async (lock) => {
    if (!lock) return;
    if (patient) await refresh(username);
    await deliverAll(waiting.filter((k) => k.state === 'saved' && k.username === username), async (after) => {
      await put(after);
      if (after.state === 'sent') onSent();
    });
  });
}

/** How many of this person's records, of whatever school, are on this device alone. */
export async function unsent(username: string): Promise<number> {
  await refresh(username).catch(() => {});
  return waiting.filter((k) => k.username === username).length;
}

/** With the session the key goes, and what it sealed: afterwards nobody reads here what this person recorded. */
export async function forgetKept(username: string): Promise<void> {
  waiting = [];
  sent = [];
  tell();
  try {
    const owner = await ownerOf(username);
    await inStore(KEYS, 'readwrite', (s) => s.delete(owner));
    const left = (await inStore<Sealed[]>(SEALED, 'readonly', (s) => s.getAll())).filter((s) => s.owner === owner);
    for (const { id } of left) await inStore(SEALED, 'readwrite', (s) => s.delete(id));
  } catch {
    // A browser without storage kept nothing.
  }
}
