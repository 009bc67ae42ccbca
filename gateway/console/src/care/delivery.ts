import { call, NoAnswer, ofSession, Problem, problemFrom, type FieldError } from '../api/http';
import { saidOnce } from '../api/said';
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
  /** What was wrong with which field, where it was refused. */
  errors?: FieldError[];
}

/** Smaller than the server's 500, so that a slow network takes each in one breath. */
const AT_ONCE = 100;

/** A server of before has no way to take several: asked once, then each goes by itself. */
let takesSeveral = true;

/** What became of one record of several. */
interface Result {
  id: string;
  status: number;
  problem?: unknown;
}

/** Not for the record's sake: it stays and is sent again. */
const again = (e: unknown): boolean => e instanceof NoAnswer || (e instanceof Problem && (ofSession(e) || e.status === 429 || e.status >= 500));

const refused = (kept: Kept, problem: Problem): Kept =>
  ({ ...kept, state: 'attention', why: saidOnce([problem.detail || problem.title, ...problem.errors.map((x) => x.detail)]), errors: problem.errors });

/** Sends one record. The same object comes back where it has to wait. */
export async function deliver(kept: Kept): Promise<Kept> {
  try {
    await call(`/api/contacts/${kept.id}`, { method: 'PUT', body: kept.body, school: kept.school || null });
    return { ...kept, state: 'sent' };
  } catch (e) {
    if (again(e)) return kept;
    if (e instanceof Problem) return refused(kept, e);
    throw e;
  }
}

/** Each record as its answer says; one without an answer, or with one that is not its own fault, as it was. */
function answered(batch: readonly Kept[], results: readonly Result[]): Kept[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return batch.map((kept) => {
    const result = byId.get(kept.id);
    if (!result) return kept;
    if (result.status < 300) return { ...kept, state: 'sent' };
    const problem = problemFrom(result.status, result.problem);
    return again(problem) ? kept : refused(kept, problem);
  });
}

/** Null where this server, or this batch, has to be sent one by one. */
async function together(batch: readonly Kept[]): Promise<Kept[] | null> {
  if (!takesSeveral || batch.length < 2) return null;
  try {
    const body = { contacts: batch.map(({ id, body }) => ({ id, ...body })) };
    const { data } = await call<{ results: Result[] }>('/api/contacts/batch', { method: 'POST', body, school: batch[0]!.school || null, patience: 60_000 });
    return answered(batch, data.results);
  } catch (e) {
    if (again(e)) return [...batch];
    if (!(e instanceof Problem)) throw e;
    if (e.status === 404 || e.status === 405) takesSeveral = false;
    return null;
  }
}

async function oneByOne(batch: readonly Kept[], onAnswer: (after: Kept) => Promise<void>): Promise<boolean> {
  for (const kept of batch) {
    const after = await deliver(kept);
    if (after === kept) return false;
    await onAnswer(after);
  }
  return true;
}

function batches(waiting: readonly Kept[]): Kept[][] {
  const schools = new Map<string, Kept[]>();
  for (const kept of waiting) schools.set(kept.school, [...(schools.get(kept.school) ?? []), kept]);
  return [...schools.values()].flatMap((of) => Array.from({ length: Math.ceil(of.length / AT_ONCE) }, (_, i) => of.slice(i * AT_ONCE, (i + 1) * AT_ONCE)));
}

/**
 * Sends what waits, several at once where the server takes that, in the order in which it was recorded, each school's by
 * itself. What no answer came for stays, and nothing more is sent after it.
 *
 * @param onAnswer is waited for, so that no answer is lost when the page goes
 */
export async function deliverAll(waiting: readonly Kept[], onAnswer: (after: Kept) => Promise<void>): Promise<void> {
  for (const batch of batches(waiting)) {
    const after = await together(batch);
    if (after === null) {
      if (!(await oneByOne(batch, onAnswer))) return;
      continue;
    }
    for (const [i, kept] of batch.entries()) if (after[i] !== kept) await onAnswer(after[i]!);
    if (after.some((one, i) => one === batch[i])) return;
  }
}

/** For tests: as after loading the page. */
export const forgetServer = (): void => void (takesSeveral = true);
