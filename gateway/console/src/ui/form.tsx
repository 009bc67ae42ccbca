import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { call, Problem } from '../api/http';
import { newId } from '../format/ids';
import { useTexts } from '../i18n';
import { Failure } from './parts';

/**
 * Saving under an id that we made: repeated after a lost answer it changes nothing, and only a success takes a new id.
 * What the server says about single fields is shown at those fields.
 */
export function useSave<Body extends object, Saved>(options: {
  form: FormInstance;
  path: (id: string) => string;
  refresh: string[];
  saved?: (answer: Saved, body: Body) => void;
}) {
  const client = useQueryClient();
  const [fresh, setFresh] = useState(newId);
  return useMutation({
    mutationFn: async ({ id, ifMatch, ...body }: Body & { id?: string; ifMatch?: string | null }) =>
      (await call<Saved>(options.path(id ?? fresh), { method: 'PUT', body, ifMatch: ifMatch ?? null })).data,
    onSuccess: (answer, { id: _, ifMatch: __, ...body }) => {
      setFresh(newId());
      for (const key of options.refresh) void client.invalidateQueries({ queryKey: [key] });
      options.saved?.(answer, body as unknown as Body);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      options.form.setFields(error.errors.map((e) => ({ name: e.field.split('.'), errors: [e.detail] })));
    },
  });
}

/** A form in place: fields in a grid, the failure above its one main button. */
export function FormPanel({ form, title, text, submit, pending, error, onFinish, onCancel, initial, children }: {
  form: FormInstance;
  title: string;
  text?: string;
  submit: string;
  pending: boolean;
  error: unknown;
  onFinish: (values: never) => void;
  onCancel?: () => void;
  initial?: object;
  children: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <section className="panel body formpanel" aria-label={title}>
      <h2>{title}</h2>
      {text && <p className="t2 f13">{text}</p>}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={onFinish as (values: unknown) => void} {...(initial ? { initialValues: initial } : {})} scrollToFirstError>
        <div className="fields">{children}</div>
        {error !== null && error !== undefined && <Failure error={error} what={t('notSaved')} />}
        <div className="row formfoot">
          <button className="btn pri" type="submit" disabled={pending}>
            {pending ? t('saving') : submit}
          </button>
          {onCancel && (
            <button className="btn" type="button" onClick={onCancel}>
              {t('cancel')}
            </button>
          )}
        </div>
      </Form>
    </section>
  );
}
