import { useQuery } from '@tanstack/react-query';
import { formThen } from '../api/queries';
import { get } from '../api/http';
import type { ByForm, Contact } from '../api/types';
import { useTexts } from '../i18n';
import { Icon } from '../ui/Icon';
import { Failure, Waiting } from '../ui/parts';
import { lines, type Details } from './definition';

/** What was written down by a form, in the words of the version by which it was written. */
export function Said({ details, form }: { details: Details; form: NonNullable<ByForm['form']> }) {
  const { t, lang } = useTexts();
  const definition = useQuery(formThen(form));
  if (definition.isPending) return <Waiting lines={1} />;
  if (definition.isError) return <Failure error={definition.error} retry={() => void definition.refetch()} />;
  const said = lines(definition.data, details, lang, [t('yes'), t('no')], t('join'));
  if (said.length === 0) return null;
  return (
    <dl className="said f14">
      {said.map((line) => (
        <div key={line.name}><dt>{line.label}</dt><dd>{line.value}{line.restricted && <span className="tag plain"><Icon name="lock" size={12} />{t('form.restricted')}</span>}</dd></div>
      ))}
    </dl>
  );
}

/** All that was written down of one contact: its details and its note, fetched for reading this one. */
export function Written({ id }: { id: string }) {
  const { t } = useTexts();
  const whole = useQuery({ queryKey: ['contact', id], queryFn: ({ signal }) => get<Contact>(`/api/contacts/${id}`, signal) });
  if (whole.isPending) return <Waiting lines={1} />;
  if (whole.isError) return <Failure error={whole.error} retry={() => void whole.refetch()} />;
  const { note, details, form } = whole.data;
  return (
    <>
      {details && form && <Said details={details} form={form} />}
      {(note || !details) && <p className="f14">{note || t('confirm.noNote')}</p>}
    </>
  );
}
