import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call, Problem } from '../api/http';
import { newId } from '../format/ids';
import { useTexts } from '../i18n';
import { firstField } from './Ask';
import { draft, forgetDraft, keepDraft } from './drafts';
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
  /** The form's draft, see {@link FormPanel}. */
  draft?: string;
}) {
  const client = useQueryClient();
  const [fresh, setFresh] = useState(newId);
  return useMutation({
    mutationFn: async ({ id, ifMatch, ...body }: Body & { id?: string; ifMatch?: string | null }) =>
      (await call<Saved>(options.path(id ?? fresh), { method: 'PUT', body, ifMatch: ifMatch ?? null })).data,
    onSuccess: (answer, { id: _, ifMatch: __, ...body }) => {
      setFresh(newId());
      if (options.draft) forgetDraft(options.draft);
      for (const key of options.refresh) void client.invalidateQueries({ queryKey: [key] });
      options.saved?.(answer, body as unknown as Body);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      options.form.setFields(error.errors.map((e) => ({ name: e.field.split('.'), errors: [e.detail] })));
    },
  });
}

/**
 * A form in place: fields in a grid, the failure above its one main button. The focus goes to the first field, and back to
 * where it was when the form closes.
 *
 * @param name under which what is typed is kept while somebody looks at another page
 */
export function FormPanel({ form, title, text, submit, pending, error, onFinish, onCancel, initial, draft: name, children }: {
  form: FormInstance;
  title: string;
  text?: string;
  submit: string;
  pending: boolean;
  error: unknown;
  onFinish: (values: never) => void;
  onCancel?: () => void;
  initial?: object;
  draft?: string;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const place = useRef<HTMLElement>(null);
  const started = name ? (draft<object>(name) ?? initial) : initial;
  useEffect(() => {
    const before = document.activeElement;
    firstField(place.current)?.focus();
    return () => {
      // Once the page has settled: the button that opened the form may just be coming back.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : document.getElementById('main');
        back?.focus({ preventScroll: true });
      });
    };
  }, []);
  return (
    <section className="panel body formpanel" aria-label={title} ref={place}>
      <h2>{title}</h2>
      {text && <p className="t2 f13">{text}</p>}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values: unknown) => { if (!pending) (onFinish as (v: unknown) => void)(values); }} {...(name ? { onValuesChange: (_: unknown, all: unknown) => keepDraft(name, all) } : {})} {...(started ? { initialValues: started } : {})} scrollToFirstError>
        <div className="fields">{children}</div>
        {error !== null && error !== undefined && <Failure error={error} what={t('notSaved')} />}
        <div className="row formfoot">
          <button className="btn pri" type="submit" aria-disabled={pending}>
            {pending ? t('saving') : submit}
          </button>
          {onCancel && (
            <button className="btn" type="button" onClick={() => { if (name) forgetDraft(name); onCancel(); }}>
              {t('cancel')}
            </button>
          )}
        </div>
      </Form>
    </section>
  );
}
