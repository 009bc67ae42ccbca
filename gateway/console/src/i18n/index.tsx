import { createContext, Fragment, useContext, type ReactNode } from 'react';
import { en } from './en';
import { zh } from './zh-CN';

export type Lang = 'zh-CN' | 'en';
export type Key = keyof typeof zh;
export type Params = Record<string, string | number>;

const catalogues: Record<Lang, Record<Key, string>> = { 'zh-CN': zh, en };

/** `{n}` is replaced; `{n?child:children}` chooses by n being 1. */
export function fill(template: string, params: Params = {}): string {
  return template.replace(/\{(\w+)(?:\?([^:}]*):([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (one !== undefined) return String(value) === '1' ? one : many!;
    return value === undefined ? '' : String(value);
  });
}

/** A sentence with marked parts: `<a>418</a> …`; each mark is rendered by the function of its name. */
export function fillRich(template: string, params: Params, marks: Record<string, (text: string) => ReactNode>): ReactNode {
  return fill(template, params)
    .split(/(<\w+>.*?<\/\w+>)/g)
    .map((piece, i) => {
      const marked = piece.match(/^<(\w+)>(.*?)<\/\w+>$/);
      const render = marked && marks[marked[1]!];
      return <Fragment key={i}>{render ? render(marked[2]!) : piece}</Fragment>;
    });
}

export interface Texts {
  lang: Lang;
  t: (key: Key, params?: Params) => string;
  rich: (key: Key, params: Params, marks: Record<string, (text: string) => ReactNode>) => ReactNode;
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
