import { takeEarly } from './early';

/** The one door to the gateway: headers that every request needs, problems as typed errors, nothing swallowed. */

export interface FieldError {
  field: string;
  code?: string;
  detail: string;
}

/** A refusal that the server explained (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldError[],
    readonly code: string,
  ) {
    super(detail || title);
  }
}

/** Nothing came back: no network, no server, or no answer in time. */
export class NoAnswer extends Error {}

export interface Answer<T> {
  data: T;
  location: string | null;
}

export interface CallOptions {
  method?: 'GET' | 'PUT' | 'POST';
  body?: unknown;
  ifMatch?: string | null;
  school?: string | null;
  signal?: AbortSignal;
  /** Milliseconds until we stop waiting; uploads take longer. */
  patience?: number;
}

interface Context {
  school: string | null;
  csrf: { header: string; token: string } | null;
  lang: string;
  /** The session is no longer what this page knows: it ended, or somebody signed in again in another tab. */
  sessionChanged: () => void;
}

export const context: Context = { school: null, csrf: null, lang: 'zh-CN', sessionChanged: () => {} };

function headers(options: CallOptions): Headers {
  const h = new Headers({ Accept: 'application/json, application/problem+json', 'Accept-Language': context.lang });
  const school = options.school === undefined ? context.school : options.school;
  if (school) h.set('Lantian-School', school);
  if (options.method && options.method !== 'GET' && context.csrf) h.set(context.csrf.header, context.csrf.token);
  if (options.ifMatch) h.set('If-Match', options.ifMatch);
  if (options.body !== undefined && !(options.body instanceof FormData)) h.set('Content-Type', 'application/json');
  return h;
}

async function send(path: string, options: CallOptions): Promise<Response> {
  if (!options.method || options.method === 'GET') {
    const early = await takeEarly(path, options.school === undefined ? context.school : options.school);
    if (early) return early;
  }
  const patience = AbortSignal.timeout(options.patience ?? 20_000);
  const { body } = options;
  try {
    return await fetch(path, {
      method: options.method ?? 'GET',
      headers: headers(options),
      body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal: options.signal ? AbortSignal.any([options.signal, patience]) : patience,
    });
  } catch (e) {
    if (options.signal?.aborted) throw e;
    throw new NoAnswer();
  }
}

/** A problem document as it came, with the headers of the answer if it was one by itself. */
export function problemFrom(status: number, document: unknown, headers = new Headers()): Problem {
  const body = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>;
  const str = (key: string) => (typeof body[key] === 'string' ? body[key] : '');
  const trace = headers.get('X-Trace-Id') ?? str('traceId');
  return new Problem(
    status,
    str('type').split('/').pop() ?? '',
    str('title'),
    str('detail'),
    Array.isArray(body.errors) ? (body.errors as FieldError[]) : [],
    trace ? trace.slice(-4) : String(status),
  );
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Not a problem document: the status says enough.
  }
  return problemFrom(response.status, body, response.headers);
}

export async function call<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const response = await send(path, options);
  if (!response.ok) {
    const problem = await problemOf(response);
    if (path !== '/session' && ofSession(problem)) context.sessionChanged();
    throw problem;
  }
  const text = await response.text();
  return {
    data: (text ? JSON.parse(text) : undefined) as T,
    location: response.headers.get('Location'),
  };
}

/** Refused for the session's sake, and not for what was sent. */
export const ofSession = (problem: Problem): boolean => problem.status === 401 || problem.slug === 'csrf-token';

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, signal ? { signal } : {})).data;
}

/** A file for the person's disk, fetched with the same headers as everything else. */
export async function download(path: string, name: string): Promise<void> {
  const response = await send(path, { patience: 60_000 });
  if (!response.ok) throw await problemOf(response);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `?a=1&b=2`, without what is empty. */
export function query(params: Record<string, string | number | boolean | null | undefined>): string {
  const q = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') q.set(key, String(value));
  }
  const text = q.toString();
  return text ? `?${text}` : '';
}
