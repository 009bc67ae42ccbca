import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { Lang } from '../i18n';
import { fieldsOf, label, type Field, type Form, type Option } from './definition';

/** How each kind of field is drawn; the names are those of the widgets in DetailsForm. */
function widget(field: Field): 'choice' | 'choices' | 'yesNo' | 'number' | 'day' | 'words' {
  switch (field.type) {
    case 'array': return 'choices';
    case 'boolean': return 'yesNo';
    case 'integer':
    case 'number': return 'number';
    case 'string': return field.oneOf ? 'choice' : field.format === 'date' ? 'day' : 'words';
  }
}

const options = (all: readonly Option[], lang: Lang) => all.map((option) => ({ const: option.const, title: label(option, lang) }));

function drawn(field: Field, lang: Lang): RJSFSchema {
  return {
    type: field.type,
    title: label(field, lang),
    ...(field.oneOf ? { oneOf: options(field.oneOf, lang) } : {}),
    ...(field.items ? { items: { type: 'string', oneOf: options(field.items.oneOf, lang) }, uniqueItems: true } : {}),
  };
}

/** A form as the drawing component wants it, in the reader's language and the form's order. */
export function drawing(form: Form, lang: Lang): { schema: RJSFSchema; uiSchema: UiSchema } {
  const fields = fieldsOf(form);
  return {
    schema: { type: 'object', properties: Object.fromEntries(fields.map((field) => [field.name, drawn(field, lang)])), required: fields.filter((field) => field.required).map((field) => field.name) },
    uiSchema: {
      'ui:order': fields.map((field) => field.name),
      'ui:submitButtonOptions': { norender: true },
      ...Object.fromEntries(fields.map((field) => [field.name, { 'ui:widget': widget(field), 'ui:options': { field } }])),
    },
  };
}
