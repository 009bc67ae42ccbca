import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { call, Problem } from '../../api/http';
import { forms } from '../../api/queries';
import { HEALTH_KINDS, type HealthCheck, type HealthKind } from '../../api/types';
import { carriedOver, filled, type Details } from '../../forms/definition';
import { drawer } from '../../forms/drawer';
import { flaws, ofDetails } from '../../forms/rules';
import { today } from '../../format/dates';
import { newId } from '../../format/ids';
import { useTexts, type Key } from '../../i18n';
import { firstField } from '../../ui/Ask';
import { Failure, Notice, Waiting } from '../../ui/parts';

const DetailsForm = lazy(drawer.load);
const CORE = ['height', 'weight', 'left', 'right'] as const;
type Core = Record<(typeof CORE)[number], string>;
const LABEL: Record<keyof Core, Key> = { height: 'health.height', weight: 'health.weight', left: 'health.left', right: 'health.right' };
const ON_THE_WIRE: Record<keyof Core, string> = { height: 'height', weight: 'weight', left: 'vision.left', right: 'vision.right' };

const number = (typed: string) => (typed.trim() === '' ? null : Number(typed));

/** Records a check, a sick leave or a treatment; what was recorded is corrected the same way. */
export function HealthForm({ child, before, onDone }: { child: string; before?: HealthCheck; onDone: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const place = useRef<HTMLFormElement>(null);
  const [id] = useState(() => before?.id ?? newId());
  const [kind, setKind] = useState<HealthKind>(before?.kind ?? 'CHECK_UP');
  const [on, setOn] = useState(before?.on ?? today());
  const [core, setCore] = useState<Core>({
    height: `${before?.height ?? ''}`, weight: `${before?.weight ?? ''}`, left: `${before?.vision?.left ?? ''}`, right: `${before?.vision?.right ?? ''}`,
  });
  const [examiner, setExaminer] = useState(before?.examiner ?? '');
  const known = useQuery(forms);
  const canDraw = useQuery(drawer.ready);
  const form = canDraw.data ? known.data?.get('HEALTH_CHECK') : undefined;
  const [said, setSaid] = useState<Details>(before?.details ?? {});
  const [wrong, setWrong] = useState<Record<string, string[]>>({});
  const details = form ? carriedOver(form, said) : {};
  useEffect(() => firstField(place.current)?.focus(), []);
  const save = useMutation({
    mutationFn: () => call(`/api/health-checks/${id}`, {
      method: 'PUT',
      ifMatch: before ? `"${before.version}"` : null,
      body: {
        child, kind, on, height: number(core.height), weight: number(core.weight),
        vision: core.left.trim() || core.right.trim() ? { left: number(core.left), right: number(core.right) } : null,
        examiner: examiner.trim() || null,
        ...(form ? { details: filled(details), form: { key: form.key, version: form.version } } : {}),
      },
    }),
    onSuccess: () => {
      for (const key of ['health', 'growth', 'contacts', 'obligations']) void client.invalidateQueries({ queryKey: [key] });
      onDone();
    },
    onError: (error) => setWrong(error instanceof Problem ? ofDetails(error.errors) : {}),
  });
  const errors = save.error instanceof Problem ? save.error.errors : [];
  const flawOf = (field: string) => errors.filter((error) => error.field === field).map((error) => error.detail).join(' ');
  const needed = (field: keyof Core) => kind === 'CHECK_UP' && (field === 'height' || field === 'weight');

  function submit() {
    if (save.isPending) return;
    const found = form ? flaws(form, details) : [];
    setWrong(Object.fromEntries(found.map(({ field, key, params }) => [field, [t(key, params)]])));
    if (found.length === 0) save.mutate();
  }

  return (
    <form ref={place} className="stack body" aria-label={t(before ? 'health.correct' : 'health.new')} onSubmit={(e) => { e.preventDefault(); submit(); }}>
      <div className="correct">
        <label>{t('health.kind')}<select className="inp" value={kind} disabled={before !== undefined} onChange={(e) => setKind(e.target.value as HealthKind)}>{HEALTH_KINDS.map((one) => <option key={one} value={one}>{t(`health.kind.${one}`)}</option>)}</select></label>
        <label>{t('health.on')}<input className="inp" type="date" required value={on} max={today()} onChange={(e) => { if (e.target.value) setOn(e.target.value); }} /></label>
        {CORE.map((field) => {
          const flaw = flawOf(ON_THE_WIRE[field]);
          return (
            <label key={field}>
              {t(LABEL[field])}
              <input className="inp" inputMode="decimal" pattern="[0-9]{1,3}(\.[0-9]{1,2})?" required={needed(field)} aria-invalid={flaw !== ''} value={core[field]} onChange={(e) => setCore({ ...core, [field]: e.target.value })} />
              {flaw ? <small className="c-over" role="alert">{flaw}</small> : (field === 'left' || field === 'right') && <small className="t3">{t('health.vision.hint')}</small>}
            </label>
          );
        })}
        <label className="wide">{t('health.examiner')}<input className="inp" maxLength={60} value={examiner} onChange={(e) => setExaminer(e.target.value)} /></label>
      </div>
      {(known.isPending || canDraw.isPending) && <Waiting lines={2} />}
      {form && (
        <Suspense fallback={<Waiting lines={3} />}>
          <DetailsForm form={form} details={details} onChange={setSaid} errors={wrong} />
        </Suspense>
      )}
      {Object.keys(wrong).length > 0 && <Notice alert tone="late" icon="late" title={t('form.flawed', { n: Object.keys(wrong).length })} text={t('form.flawed.text')} />}
      {save.isError && <Failure error={save.error} what={t('notSaved')} />}
      <p className="row">
        <button className="btn pri" type="submit" aria-disabled={save.isPending}>{t(save.isPending ? 'saving' : 'health.save')}</button>
        <button className="btn" type="button" onClick={onDone}>{t('cancel')}</button>
      </p>
    </form>
  );
}
