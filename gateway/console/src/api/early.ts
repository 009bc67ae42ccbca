/**
 * What the first page will ask for is asked as soon as the page begins, while the rest of the program is still on its way.
 * Each answer is taken once, by the request that would otherwise have been sent. That nobody is signed in is an answer too.
 */
const asked = new Map<string, { answer: Promise<Response | null>; at: number }>();

/** Later than this, what was asked early may be overtaken. */
const FRESH = 15_000;

const key = (path: string, school: string | null) => `${path} ${school ?? ''}`;

export function askEarly(path: string, school: string | null, lang: string): void {
  const headers = new Headers({ Accept: 'application/json, application/problem+json', 'Accept-Language': lang });
  if (school) headers.set('Lantian-School', school);
  const answer = fetch(path, { headers, credentials: 'same-origin' }).then((came) => (came.ok || (path === '/session' && came.status === 401) ? came : null), () => null);
  asked.set(key(path, school), { answer, at: performance.now() });
}

/** The answer that is on its way; null when none is, or it was no success and has to be asked properly. */
export async function takeEarly(path: string, school: string | null): Promise<Response | null> {
  for (const name of new Set([key(path, school), key(path, null)])) {
    const question = asked.get(name);
    if (!question) continue;
    asked.delete(name);
    if (performance.now() - question.at > FRESH) continue;
    const came = await question.answer;
    if (came) return came;
  }
  return null;
}
