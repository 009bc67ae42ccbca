import { createContext, Fragment, useContext, type ReactNode } from 'react';
import { zh } from './zh-CN';

export type Lang = 'zh-CN' | 'en';
export type Key = keyof typeof zh;
export type Params = Record<string, string | number>;

const catalogues: Record<Lang, Record<Key, string>> = { 'zh-CN': zh, en: zh };

/** Chinese is always there; the other language comes when somebody wants it. */
export async function fetchTexts(lang: Lang): Promise<void> {
  if (lang === 'en' && catalogues.en === zh) catalogues.en = (await import('./en')).en;
}

/** `{n}` is replaced; `{n?child:children}` chooses by n being 1. */
export function fill(template: string, params: Params = {}): string {
  return template.replace(/\{(\w+)(?:\?([^:}]*):([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (one !== undefined) return String(value) === '1' ? one : many!;
    return value === undefined ? '' : String(value);
  });
}

export type Marks = Record<string, (content: ReactNode) => ReactNode>;

/** A sentence with marked parts, which may lie inside each other: `<a><b>418</b> …</a>`. */
export function fillRich(template: string, params: Params, marks: Marks): ReactNode {
  return marked(fill(template, params), marks);
}

function marked(text: string, marks: Marks): ReactNode {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const [whole, name, inner] = found as unknown as [string, string, string];
    pieces.push(text.slice(from, found.index), <Fragment key={found.index}>{(marks[name] ?? ((x) => x))(marked(inner, marks))}</Fragment>);
    from = found.index + whole.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

export interface Texts {
  lang: Lang;
  t: (key: Key, params?: Params) => string;
  rich: (key: Key, params: Params, marks: Marks) => ReactNode;
  setLang: (lang: Lang) => void;
}

export function textsOf(lang: Lang, setLang: (lang: Lang) => void): Texts {
  const catalogue = catalogues[lang];
  return {
    lang,
    setLang,
    t: (key, params) => fill(catalogue[key], params),
    rich: (key, params, marks) => fillRich(catalogue[key], params, marks),
  };
}

export const TextsContext = createContext<Texts>(textsOf('zh-CN', () => {}));

export const useTexts = () => useContext(TextsContext);
