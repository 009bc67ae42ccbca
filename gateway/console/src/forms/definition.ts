import type { Lang } from '../i18n';

/** One answer of a choice. */
export interface Option {
  const: string;
  title: string;
  'x-en': string;
  'x-trigger'?: string;
}

/** What a form asks for: the part of JSON Schema 2020-12 and the annotations that a form may have. */
export interface Property {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  title: string;
  'x-en': string;
  'x-purpose'?: string;
  'x-sensitivity'?: 'normal' | 'restricted';
  'x-default'?: string;
  'x-order'?: number;
  'x-group'?: string;
  'x-trigger'?: string;
  'x-retired'?: boolean;
  format?: 'date';
  oneOf?: Option[];
  items?: { type: 'string'; oneOf: Option[] };
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

export interface Form {
  key: string;
  version: number;
  schema: { title?: string; 'x-en'?: string; properties: Record<string, Property>; required?: string[] };
}

export type Value = string | number | boolean | string[];
export type Details = Record<string, Value>;

export interface Field extends Property {
  name: string;
  required: boolean;
}

/** A version keeps what was retired, so that what was written by it stays readable. */
function all({ schema }: Form): Field[] {
  return Object.entries(schema.properties)
    .map(([name, property]) => ({ ...property, name, required: schema.required?.includes(name) ?? false }))
    .sort((a, b) => (a['x-order'] ?? Infinity) - (b['x-order'] ?? Infinity) || 0);
}

/** What is to be filled in, in the form's order. */
export const fieldsOf = (form: Form): Field[] => all(form).filter((field) => !field['x-retired']);

export const label = (said: { title: string; 'x-en': string }, lang: Lang): string => (lang === 'en' ? said['x-en'] || said.title : said.title);

export const optionsOf = (field: Property): Option[] => field.oneOf ?? field.items?.oneOf ?? [];

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Without what was left empty. */
export const filled = (details: Details): Details => Object.fromEntries(Object.entries(details).filter(([, value]) => !isEmpty(value)));

/** Where the form names a common case, that is what a record begins with. */
export const usual = (form: Form): Details => Object.fromEntries(fieldsOf(form).flatMap((field) => (field['x-default'] ? [[field.name, field['x-default']]] : [])));

/** Everything that has a common case is as it commonly is. */
export const allUsual = (form: Form, details: Details): boolean => Object.entries(usual(form)).every(([name, value]) => details[name] === value);

/**
 * What was written by one version or kind of form, as far as the other asks for it too; for the rest the common case.
 */
export function carriedOver(form: Form, details: Details): Details {
  const fields = fieldsOf(form);
  const fits = (field: Field, value: Value) => {
    const options = optionsOf(field).map((option) => option.const);
    if (field.type === 'array') return Array.isArray(value) && value.every((one) => options.includes(one));
    if (options.length > 0) return typeof value === 'string' && options.includes(value);
    return typeof value === (field.type === 'integer' ? 'number' : field.type);
  };
  const kept = fields.flatMap((field) => {
    const value = details[field.name];
    return value !== undefined && fits(field, value) ? [[field.name, value] as const] : [];
  });
  return { ...usual(form), ...Object.fromEntries(kept) };
}

/** The triggers that something in the form can raise. */
export function canRaise(form: Form): Set<string> {
  return new Set(fieldsOf(form).flatMap((field) => [field['x-trigger'], ...optionsOf(field).map((option) => option['x-trigger'])]).filter((one) => one !== undefined));
}

export interface Group {
  name: string;
  fields: Field[];
  /** Nothing in it has to be answered, and all of it is typed. */
  aside: boolean;
}

/** The fields in their groups, in the order of the form. */
export function groupsOf(form: Form): Group[] {
  const groups = new Map<string, Field[]>();
  for (const field of fieldsOf(form)) groups.set(field['x-group'] ?? '', [...(groups.get(field['x-group'] ?? '') ?? []), field]);
  const typed = (field: Field) => !field.required && field.type !== 'boolean' && optionsOf(field).length === 0;
  return [...groups].map(([name, fields]) => ({ name, fields, aside: name !== '' && fields.every(typed) }));
}

/** The value in words: what was chosen, said or counted. */
function inWords(field: Field, value: Value, lang: Lang, yesNo: readonly [string, string], join: string): string {
  const word = (chosen: string) => {
    const option = optionsOf(field).find((one) => one.const === chosen);
    return option ? label(option, lang) : chosen;
  };
  if (Array.isArray(value)) return value.map(word).join(join);
  if (typeof value === 'boolean') return value ? yesNo[0] : yesNo[1];
  return typeof value === 'string' ? word(value) : String(value);
}

export interface Line {
  name: string;
  label: string;
  value: string;
  restricted: boolean;
}

/** What was written down, to be read: labels and words of the form by which it was written. */
export function lines(form: Form, details: Details, lang: Lang, yesNo: readonly [string, string], join: string): Line[] {
  return all(form).flatMap((field) => {
    const value = details[field.name];
    if (value === undefined || isEmpty(value)) return [];
    return [{ name: field.name, label: label(field, lang), value: inWords(field, value, lang, yesNo, join), restricted: field['x-sensitivity'] === 'restricted' }];
  });
}
