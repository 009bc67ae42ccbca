/** What somebody typed and has not sent: kept by this page alone, so that going back brings it again. Nothing is stored. */
const drafts = new Map<string, unknown>();

export const draft = <T>(name: string): T | undefined => drafts.get(name) as T | undefined;
export const keepDraft = (name: string, value: unknown) => void drafts.set(name, value);
export const forgetDraft = (name: string) => void drafts.delete(name);
