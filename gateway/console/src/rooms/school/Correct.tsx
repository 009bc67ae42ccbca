import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, get } from '../../api/http';
import { CONTACT_KINDS, type Contact, type ContactKind, type Met } from '../../api/types';
import { today } from '../../format/dates';
import { useTexts } from '../../i18n';
import { firstField } from '../../ui/Ask';
import { Failure, Waiting } from '../../ui/parts';

const MET: Met[] = ['CHILD', 'GUARDIAN', 'PARENT'];

/** Corrects what was recorded, with a reason; what was said before stays in the record. */
export function Correct({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const { t } = useTexts();
  const full = useQuery({ queryKey: ['contact', contact.id], queryFn: ({ signal }) => get<Contact>(`/api/contacts/${contact.id}`, signal), staleTime: 0, gcTime: 0 });
  if (full.isPending) return <Waiting lines={2} />;
  if (full.isError) return <Failure error={full.error} retry={() => void full.refetch()} />;
  return <Form before={full.data} onDone={onDone} label={t('correct.title')} />;
}

function Form({ before, onDone, label }: { before: Contact; onDone: () => void; label: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const place = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<ContactKind>(before.kind);
  const [on, setOn] = useState(before.occurredOn);
  const [met, setMet] = useState<Met[]>(before.with);
  const [note, setNote] = useState(before.note ?? '');
  const [reason, setReason] = useState('');
  useEffect(() => firstField(place.current)?.focus(), []);
  const outcome = met.length === 0 ? 'FAILED' : 'COMPLETED';
  const changes = {
    ...(kind !== before.kind ? { kind } : {}),
    ...(on !== before.occurredOn ? { occurredOn: on } : {}),
    ...(MET.some((m) => met.includes(m) !== before.with.includes(m)) ? { with: met } : {}),
    ...(outcome !== before.outcome ? { outcome } : {}),
    ...(note.trim() !== (before.note ?? '') ? { note: note.trim() } : {}),
  };
  const ready = Object.keys(changes).length > 0 && reason.trim() !== '';
  const save = useMutation({
    mutationFn: () => call(`/api/contacts/${before.id}/corrections`, { method: 'POST', body: { changes, reason: reason.trim() }, ifMatch: before.version === undefined ? null : `"${before.version}"` }),
    onSuccess: () => {
      for (const key of ['contacts', 'obligations', 'my-obligations', 'figures']) void client.invalidateQueries({ queryKey: [key] });
      onDone();
    },
  });
  return (
    <form ref={place} className="correct" aria-label={label} onSubmit={(e) => { e.preventDefault(); if (ready && !save.isPending) save.mutate(); }}>
      <label>{t('record.kind')}<select className="inp" value={kind} onChange={(e) => setKind(e.target.value as ContactKind)}>{CONTACT_KINDS.map((k) => <option key={k} value={k}>{t(`kind.${k}`)}</option>)}</select></label>
      <label>{t('record.when')}<input className="inp" type="date" value={on} max={today()} onChange={(e) => { if (e.target.value) setOn(e.target.value); }} /></label>
      <fieldset><legend>{t('record.met')}</legend>{MET.map((m) => <label key={m} className="check"><input type="checkbox" checked={met.includes(m)} onChange={() => setMet(met.includes(m) ? met.filter((x) => x !== m) : [...met, m])} />{t(`met.${m}`)}</label>)}</fieldset>
      <label className="wide">{t('correct.note')}<textarea className="inp" rows={2} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} /></label>
      <label className="wide">{t('correct.reason')}<input className="inp" maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} placeholder={t('correct.reason.like')} /></label>
      {save.isError && <Failure error={save.error} what={t('notSaved')} />}
      <p className="row">
        <button className="btn pri" type="submit" aria-disabled={!ready || save.isPending}>{save.isPending ? t('saving') : t('correct.save')}</button>
        <button className="btn" type="button" onClick={onDone}>{t('cancel')}</button>
        <span className="t3 f12">{t('correct.text')}</span>
      </p>
    </form>
  );
}
