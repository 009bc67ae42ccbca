import type { ErrorSchema, RJSFSchema, ValidatorType } from '@rjsf/utils';
import type { Key, Params } from '../i18n';
import { fieldsOf, filled, optionsOf, type Details, type Field, type Form } from './definition';

/** What is wrong with a field, as a text of the catalogue. */
export interface Flaw {
  field: string;
  key: Key;
  params?: Params;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first rule of the form that the value breaks. */
function broken(field: Field, value: unknown): Omit<Flaw, 'field'> | null {
  if (value === undefined) return field.required ? { key: 'form.required' } : null;
  if (typeof value === 'number') {
    if (field.type === 'integer' && !Number.isInteger(value)) return { key: 'form.whole' };
    if (field.minimum !== undefined && value < field.minimum) return { key: 'form.minimum', params: { n: field.minimum } };
    if (field.maximum !== undefined && value > field.maximum) return { key: 'form.maximum', params: { n: field.maximum } };
    return null;
  }
  const options = optionsOf(field).map((option) => option.const);
  if (Array.isArray(value)) return value.every((one) => options.includes(String(one))) ? null : { key: 'form.unknown' };
  if (typeof value !== 'string') return null;
  if (options.length > 0) return options.includes(value) ? null : { key: 'form.unknown' };
  if (field.format === 'date') return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? null : { key: 'form.date' };
  if (field.maxLength !== undefined && value.length > field.maxLength) return { key: 'form.long', params: { n: field.maxLength } };
  if (field.minLength !== undefined && value.length < field.minLength) return { key: 'form.short', params: { n: field.minLength } };
  return null;
}

/**
 * What is wrong before anything is sent: exactly what a form can ask for, without a compiler of schemas, which would need the
 * right to evaluate programs. The server has the last word.
 */
export function flaws(form: Form, details: Details): Flaw[] {
  const given = filled(details);
  return fieldsOf(form).flatMap((field) => {
    const flaw = broken(field, given[field.name]);
    return flaw ? [{ field: field.name, ...flaw }] : [];
  });
}

/** The server's `details.mood` is the form's `mood`. */
export function ofDetails(errors: readonly { field: string; detail: string }[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { field, detail } of errors) {
    const name = /^details\.(\w+)/.exec(field)?.[1];
    if (name) found[name] = [...(found[name] ?? []), detail];
  }
  return found;
}

/** Nothing is said while somebody fills in: what is wrong comes from {@link flaws} and from the server. */
export const silent: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
  // Asked only which of several options a value is.
  isValid: (schema: RJSFSchema | undefined, value: unknown) => schema?.const === undefined || schema.const === value,
};

export const errorSchema = (errors: Readonly<Record<string, string[]>>): ErrorSchema =>
  Object.fromEntries(Object.entries(errors).map(([name, said]) => [name, { __errors: said }])) as ErrorSchema;
