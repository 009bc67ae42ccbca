// The package's own entrance also brings a validator that compiles schemas, which our pages don't allow.
import Form from '@rjsf/core/lib/components/Form.js';
import type { FieldTemplateProps, ObjectFieldTemplateProps, RegistryWidgetsType, TemplatesType, WidgetProps } from '@rjsf/utils';
import { useMemo } from 'react';
import { useTexts } from '../i18n';
import { Choice } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { allUsual, groupsOf, optionsOf, usual, type Details, type Field, type Form as Definition, type Option } from './definition';
import { drawing } from './drawn';
import { errorSchema, silent } from './rules';

/** Longer than this, a text gets several lines. */
const ONE_LINE = 60;

interface Around {
  form: Definition;
  details: Details;
  /** The fields with which something is wrong. */
  wrong: ReadonlySet<string>;
  set: (details: Details) => void;
}

const fieldOf = (props: { options?: Record<string, unknown>; uiSchema?: unknown }): Field =>
  ((props.options ?? (props.uiSchema as { 'ui:options': Record<string, unknown> })['ui:options']) as { field: Field }).field;

const described = (id: string, errors: string[] | undefined) => (errors?.length ? `${id}-why ${id}-error` : `${id}-why`);

function Chips({ field, chosen, onTap }: { field: Field; chosen: readonly string[]; onTap: (value: string) => void }) {
  const { t, lang } = useTexts();
  const said = (option: Option) => (lang === 'en' ? option['x-en'] : option.title);
  return (
    <div className="rk">
      {optionsOf(field).map((option) => {
        const on = chosen.includes(option.const);
        const raises = on && option['x-trigger'] !== undefined;
        const exception = field['x-default'] !== undefined && option.const !== field['x-default'];
        return <Choice key={option.const} on={on} watch={raises || exception} onClick={() => onTap(option.const)}>{said(option)}{raises && <small>{t('form.raises')}</small>}</Choice>;
      })}
    </div>
  );
}

/** One of several; a tap on what is chosen takes it back, where nothing has to be said. */
function ChoiceWidget(props: WidgetProps) {
  const field = fieldOf(props);
  const value = props.value as string | undefined;
  const back = field['x-default'] ?? (field.required ? value : undefined);
  return <Chips field={field} chosen={value === undefined ? [] : [value]} onTap={(tapped) => props.onChange(tapped === value ? back : tapped)} />;
}

function ChoicesWidget(props: WidgetProps) {
  const field = fieldOf(props);
  const value = (props.value as string[] | undefined) ?? [];
  const order = optionsOf(field).map((option) => option.const);
  return (
    <Chips field={field} chosen={value}
      onTap={(tapped) => props.onChange(order.filter((one) => (one === tapped) !== value.includes(one)))} />
  );
}

function YesNoWidget(props: WidgetProps) {
  const { t } = useTexts();
  const field = fieldOf(props);
  const value = props.value as boolean | undefined;
  const tap = (said: boolean) => props.onChange(said === value && !field.required ? undefined : said);
  const raises = value === true && field['x-trigger'] !== undefined;
  return (
    <div className="rk">
      <Choice on={value === true} watch={raises} onClick={() => tap(true)}>{t('yes')}{raises && <small>{t('form.raises')}</small>}</Choice>
      <Choice on={value === false} onClick={() => tap(false)}>{t('no')}</Choice>
    </div>
  );
}

function typed(props: WidgetProps) {
  return {
    id: props.id,
    className: 'inp big',
    value: (props.value as string | number | undefined) ?? '',
    'aria-describedby': described(props.id, props.rawErrors),
    'aria-invalid': !!props.rawErrors?.length,
    'aria-required': fieldOf(props).required,
  };
}

function NumberWidget(props: WidgetProps) {
  const { minimum, maximum, type } = fieldOf(props);
  return <input {...typed(props)} type="number" inputMode={type === 'integer' ? 'numeric' : 'decimal'} step={type === 'integer' ? 1 : 'any'} min={minimum} max={maximum} onChange={(e) => props.onChange(e.target.value === '' ? undefined : e.target.value)} />;
}

function DayWidget(props: WidgetProps) {
  return <input {...typed(props)} type="date" onChange={(e) => props.onChange(e.target.value || undefined)} />;
}

function WordsWidget(props: WidgetProps) {
  const { maxLength } = fieldOf(props);
  const change = (text: string) => props.onChange(text === '' ? undefined : text);
  return maxLength !== undefined && maxLength <= ONE_LINE
    ? <input {...typed(props)} maxLength={maxLength} autoComplete="off" onChange={(e) => change(e.target.value)} />
    : <textarea {...typed(props)} rows={2} maxLength={maxLength} onChange={(e) => change(e.target.value)} />;
}

/** Label, what it is asked for, who may read it, the field, and what is wrong with it. */
function FieldTemplate({ id, label, uiSchema, schema, rawErrors, children }: FieldTemplateProps) {
  const { t } = useTexts();
  if (schema.type === 'object') return children;
  const field = fieldOf({ uiSchema });
  const tapped = field.type === 'boolean' || optionsOf(field).length > 0;
  const head = (
    <>
      {label}{!field.required && !field['x-default'] && !tapped && <small>{t('form.optional')}</small>}
      {field['x-sensitivity'] === 'restricted' && <small className="tag plain"><Icon name="lock" size={12} />{t('form.restricted')}</small>}
    </>
  );
  const rest = (
    <>
      {children}
      <p id={`${id}-why`} className="why">{field['x-purpose'] ? t('form.why', { purpose: field['x-purpose'] }) : ''}</p>
      {!!rawErrors?.length && <p id={`${id}-error`} className="c-over f14" role="alert">{rawErrors.join(' ')}</p>}
    </>
  );
  return tapped
    ? <fieldset aria-describedby={described(id, rawErrors)}><legend>{head}</legend>{rest}</fieldset>
    : <div className="fl"><label htmlFor={id}>{head}</label>{rest}</div>;
}

/** The fields in their groups, those with nothing but optional words folded; above them, where the form knows common cases, one tap that says all is as usual. */
function FieldsTemplate({ properties, registry }: ObjectFieldTemplateProps) {
  const { t } = useTexts();
  const { form, details, wrong, set } = registry.formContext as Around;
  const content = new Map(properties.map((property) => [property.name, property.content]));
  const common = usual(form);
  return (
    <>
      {Object.keys(common).length > 0 && (
        <fieldset>
          <legend>{t('record.how')}<span>{t('form.exception')}</span></legend>
          <div className="rk"><Choice on={allUsual(form, details)} onClick={() => set({ ...details, ...common })}>{t('form.allNormal')}</Choice></div>
        </fieldset>
      )}
      {groupsOf(form).map(({ name, fields, aside }) => {
        const all = fields.map((field) => <div key={field.name}>{content.get(field.name)}</div>);
        if (!aside) return <div key={name} className="fg">{name && <h2>{name}</h2>}{all}</div>;
        const open = fields.some((field) => details[field.name] !== undefined || wrong.has(field.name));
        return <details key={name} className="fa" open={open || undefined}><summary><h2>{name}</h2><small>{t('form.optional')}</small></summary><div className="fg">{all}</div></details>;
      })}
    </>
  );
}

const widgets: RegistryWidgetsType = { choice: ChoiceWidget, choices: ChoicesWidget, yesNo: YesNoWidget, number: NumberWidget, day: DayWidget, words: WordsWidget };
const templates: Partial<TemplatesType> = { FieldTemplate, ObjectFieldTemplate: FieldsTemplate };

/**
 * Draws any form from its definition, for hand and desk, with and without a network.
 *
 * @param errors what is wrong, by field
 */
export default function DetailsForm({ form, details, onChange, errors }: {
  form: Definition;
  details: Details;
  onChange: (details: Details) => void;
  errors: Readonly<Record<string, string[]>>;
}) {
  const { lang } = useTexts();
  const { schema, uiSchema } = useMemo(() => drawing(form, lang), [form, lang]);
  const extraErrors = useMemo(() => errorSchema(errors), [errors]);
  const around: Around = { form, details, wrong: new Set(Object.keys(errors)), set: onChange };
  return (
    <Form tagName="div" className="fm" idPrefix="details" schema={schema} uiSchema={uiSchema} formData={details} formContext={around} validator={silent} extraErrors={extraErrors}
      widgets={widgets} templates={templates} showErrorList={false} noValidate onChange={(change) => onChange((change.formData ?? {}) as Details)} />
  );
}
