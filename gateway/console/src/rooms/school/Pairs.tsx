import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { call, get, query } from '../../api/http';
import { all, className, useChildNames } from '../../api/queries';
import { CATEGORIES, PAIR_KINDS, type Caregiver, type Child, type Page, type Pair, type PairKind, type Staff } from '../../api/types';
import { day, today } from '../../format/dates';
import { newId } from '../../format/ids';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { withAnt } from '../../theme/AntTheme';
import { Ask, firstField } from '../../ui/Ask';
import { FormPanel, useSave } from '../../ui/form';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { CaregiverPhone } from './CaregiverPhone';

const useCaregivers = () => useQuery({ queryKey: ['caregivers'], queryFn: ({ signal }) => all<Caregiver>('/api/caregivers', {}, signal) });
/** Those that go on after today; what ended is history, and who takes over tomorrow is there already. */
const usePairs = () => useQuery({ queryKey: ['pairs'], queryFn: async ({ signal }) => (await all<Pair>('/api/pairs', {}, signal)).filter((p) => !p.to || p.to > today()) });

/** The staff who can help, so that nobody is typed twice. */
const useStaff = () => useQuery({ queryKey: ['staff'], queryFn: ({ signal }) => all<Staff>('/api/staff', {}, signal) });

type Doing = { what: 'add' } | { what: 'pair' } | { what: 'edit' | 'leave'; caregiver: Caregiver } | null;

/** Who looks after whom: caregivers, and the children they are paired with. */
function Pairs() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const [, go] = useLocation();
  const forChild = search.get('child');
  const [doing, setDoing] = useState<Doing>(forChild ? { what: 'pair' } : null);
  const caregivers = useCaregivers();
  const pairs = usePairs();
  const names = useChildNames();
  const staff = useStaff();
  const name = nameWith(staff.data ?? []);
  const done = (paired = false) => {
    setDoing(null);
    // Who came from the list of unpaired children goes on with the next one there.
    if (paired && search.get('back') === 'unpaired') go('/children?leftBehind=true&paired=false');
    else if (forChild) setSearch({});
  };
  const failed = caregivers.error ?? pairs.error;
  const here = caregivers.data?.filter((c) => c.active !== false);
  const gone = caregivers.data?.filter((c) => c.active === false);
  const of = (c: Caregiver) => pairs.data?.filter((p) => p.caregiver === c.id);
  return (
    <Shell title={t('menu.pairs')}>
      <div className="stack">
        <div className="headline">
          <p className="lead">{pairs.data && here ? t('pairs.lead', { caregivers: count(here.length), pairs: count(pairs.data.length) }) : ''}</p>
          <span className="row">
            <button className="btn" type="button" onClick={() => setDoing({ what: 'add' })}><Icon name="plus" />{t('caregiver.add')}</button>
            <button className="btn pri" type="button" onClick={() => setDoing({ what: 'pair' })}><Icon name="pair" />{t('pair.add')}</button>
          </span>
        </div>
        {doing?.what === 'add' && <CaregiverForm key="add" staff={staff.data ?? []} caregivers={caregivers.data ?? []} onDone={() => done()} />}
        {doing?.what === 'edit' && <EditCaregiver key={doing.caregiver.id} id={doing.caregiver.id} fallback={name(doing.caregiver)} onDone={() => done()} />}
        {doing?.what === 'leave' && <LeaveForm key={doing.caregiver.id} caregiver={doing.caregiver} pairs={of(doing.caregiver) ?? []} others={(here ?? []).filter((c) => c.id !== doing.caregiver.id)} nameOf={name} childName={(id) => names.data?.get(id) ?? '…'} onDone={() => done()} />}
        {doing?.what === 'pair' && <PairForm child={forChild} caregivers={here ?? []} nameOf={name} onDone={done} />}
        {failed && <Failure error={failed} retry={() => { void caregivers.refetch(); void pairs.refetch(); }} />}
        <Panel title={t('pairs.caregivers')}>
          {caregivers.isPending && <Waiting lines={6} />}
          {here?.length === 0 && <Empty icon="pair" title={t('caregiver.empty')} text={t('caregiver.empty.text')} />}
          {!!here?.length && (
            <div className="tablewrap">
              <table className="tb">
                <thead><tr><th>{t('field.name')}</th><th>{t('field.category')}</th><th>{t('field.username')}</th><th>{t('field.phone')}</th><th className="r">{t('pairs.children')}</th><th>{t('pairs.names')}</th><th><span className="sr">{t('actions')}</span></th></tr></thead>
                <tbody>{here.map((c) => <CaregiverRow key={c.id} caregiver={c} name={name(c)} pairs={of(c)} names={names.data} onDoing={setDoing} />)}</tbody>
              </table>
            </div>
          )}
        </Panel>
        {!!gone?.length && (
          <Panel title={t('caregiver.gone', { n: gone.length })}>
            <ul className="body stack">{gone.map((c) => <li key={c.id} className="row"><span>{name(c)}</span><span className="t3">{t(`category.${c.category}`)}</span><ComeBack caregiver={c} /></li>)}</ul>
          </Panel>
        )}
      </div>
    </Shell>
  );
}

/** A class teacher is a caregiver before anybody has named them here: the staff list knows the name. */
const nameWith = (staff: readonly Staff[]) => (caregiver: Caregiver): string =>
  caregiver.name || staff.find((s) => s.id === caregiver.id || (!!caregiver.username && s.username === caregiver.username))?.name || caregiver.code || '—';

function CaregiverRow({ caregiver, name, pairs, names, onDoing }: { caregiver: Caregiver; name: string; pairs: Pair[] | undefined; names: Map<string, string> | undefined; onDoing: (doing: Doing) => void }) {
  const { t } = useTexts();
  const over = pairs && caregiver.capacity && pairs.length > caregiver.capacity;
  return (
    <tr>
      <th scope="row" className="nw">{name}</th>
      <td className="nw">{t(`category.${caregiver.category}`)}</td>
      <td>{caregiver.username || '—'}</td>
      <td className="nw"><CaregiverPhone id={caregiver.id} name={name} /></td>
      <td className="r nw">{count(pairs?.length)}{caregiver.capacity ? <span className={over ? 'c-over' : 't3'}> / {caregiver.capacity}</span> : null}</td>
      <td className="wrap">{pairs?.map((p) => <PairedChild key={p.id} pair={p} name={names?.get(p.child) ?? '…'} caregiver={name} />)}</td>
      <td className="r nw">
        <button className="btn quiet s" type="button" onClick={() => onDoing({ what: 'edit', caregiver })} aria-label={`${t('edit')}${t('comma')}${name}`}>{t('edit')}</button>
        <button className="btn quiet s" type="button" onClick={() => onDoing({ what: 'leave', caregiver })} aria-label={`${t('leave.do')}${t('comma')}${name}`}>{t('leave.do')}</button>
      </td>
    </tr>
  );
}

function PairedChild({ pair, name, caregiver }: { pair: Pair; name: string; caregiver: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const end = useMutation({
    mutationFn: () => call(`/api/pairs/${pair.id}/end`, { method: 'POST', body: { on: today(), reason, handOverNote: note } }),
    onSuccess: () => {
      for (const key of ['pairs', 'figures', 'children']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <span className="paired">
      <Link href={`/children/${pair.child}`}>{name}</Link> <span className="t3 f12">{t(`pair.${pair.kind}`)}{t('comma')}{t('child.pairSince', { day: day(pair.from) })}</span>
      <Ask word={t('pair.end')} className="lk f12" label={t('pair.end.label', { child: name, caregiver })}>
        {(close) => (
          <>
            <label className="f13">{t('pair.end.ask', { child: name, caregiver })} <input className="inp" value={reason} onChange={(e) => setReason(e.target.value)} placeholder={t('pair.end.reason')} /></label>
            <label className="f13">{t('leave.note')} <input className="inp" value={note} onChange={(e) => setNote(e.target.value)} /></label>
            <button className="btn s" type="button" aria-disabled={!reason.trim() || end.isPending} onClick={() => { if (reason.trim() && !end.isPending) end.mutate(); }}>{t('pair.end')}</button>
            <button className="btn quiet s" type="button" onClick={close}>{t('pair.end.no')}</button>
          </>
        )}
      </Ask>
      {end.isError && <Failure error={end.error} what={t('notSaved')} />}
    </span>
  );
}

function ComeBack({ caregiver }: { caregiver: Caregiver }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const back = useMutation({ mutationFn: () => call(`/api/caregivers/${caregiver.id}/return`, { method: 'POST' }), onSuccess: () => void client.invalidateQueries({ queryKey: ['caregivers'] }) });
  return <><button className="btn quiet s" type="button" onClick={() => back.mutate()}>{t('caregiver.back')}</button>{back.isError && <Failure error={back.error} what={t('notSaved')} />}</>;
}

interface CaregiverBody {
  name: string;
  category: string;
  username?: string;
  phone?: string;
  capacity?: number;
}

/** Without what was left empty: an empty field is no fact. */
const filled = (v: CaregiverBody) => Object.fromEntries(Object.entries(v).filter(([, value]) => value !== undefined && value !== '' && value !== null)) as unknown as CaregiverBody;

function CaregiverForm({ staff, caregivers, onDone }: { staff: Staff[]; caregivers: Caregiver[]; onDone: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm<CaregiverBody & { staff?: string }>();
  const save = useSave<CaregiverBody, Caregiver>({ form, path: (id) => `/api/caregivers/${id}`, refresh: ['caregivers'], saved: onDone, draft: 'caregiver' });
  const must = [{ required: true, message: t('required') }];
  const known = new Set(caregivers.flatMap((c) => [c.id, c.username ?? '']));
  const free = staff.filter((s) => !known.has(s.id) && !known.has(s.username));
  const picked = Form.useWatch('staff', form);
  const pick = (id: string | undefined) => {
    const member = staff.find((s) => s.id === id);
    form.setFieldsValue(member ? { name: member.name, username: member.username, category: 'SUBJECT_TEACHER' } : { name: '', username: '' });
  };
  const finish = ({ staff: _, ...v }: CaregiverBody & { staff?: string }) => save.mutate(filled(v));
  return (
    <FormPanel draft="caregiver" form={form} title={t('caregiver.add')} text={t('caregiver.text')} submit={t('caregiver.save')} pending={save.isPending} error={save.error} onFinish={finish} onCancel={onDone}>
      <Form.Item name="staff" label={t('caregiver.staff')} extra={t('caregiver.staff.text')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('caregiver.staff.none')} onChange={pick} options={free.map((s) => ({ value: s.id, label: `${s.name} ${s.username}` }))} />
      </Form.Item>
      <Form.Item name="name" label={t('field.name')} rules={must}><Input autoComplete="off" readOnly={!!picked} /></Form.Item>
      <CategoryAndMore readOnly={!!picked} />
    </FormPanel>
  );
}

function CategoryAndMore({ readOnly = false }: { readOnly?: boolean }) {
  const { t } = useTexts();
  return (
    <>
      <Form.Item name="category" label={t('field.category')} rules={[{ required: true, message: t('required') }]}><Select options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))} /></Form.Item>
      <Form.Item name="username" label={t('field.usernameOptional')} extra={t('caregiver.username.text')}><Input autoComplete="off" autoCapitalize="none" readOnly={readOnly} /></Form.Item>
      <Form.Item name="phone" label={t('field.phone')}><Input autoComplete="off" inputMode="tel" /></Form.Item>
      <Form.Item name="capacity" label={t('field.capacity')}><InputNumber min={1} max={500} style={{ width: '100%' }} /></Form.Item>
    </>
  );
}

/** The whole entry, phone included, is fetched to be changed: what isn't shown would otherwise be lost. */
function EditCaregiver({ id, fallback, onDone }: { id: string; fallback: string; onDone: () => void }) {
  const found = useQuery({ queryKey: ['caregiver', id, 'whole'], queryFn: ({ signal }) => get<Caregiver>(`/api/caregivers/${id}`, signal), staleTime: 0, gcTime: 0 });
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || found.isFetching) return <Waiting lines={2} />;
  return <CaregiverEdit caregiver={{ ...found.data, name: found.data.name || fallback }} onDone={onDone} />;
}

function CaregiverEdit({ caregiver, onDone }: { caregiver: Caregiver; onDone: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm<CaregiverBody>();
  const save = useSave<CaregiverBody, Caregiver>({ form, path: (id) => `/api/caregivers/${id}`, refresh: ['caregivers', 'caregiver'], saved: onDone });
  const { id, version, name, category, username, phone, capacity } = caregiver;
  const finish = (v: CaregiverBody) => save.mutate({ ...filled(v), id, ifMatch: version === undefined ? null : `"${version}"` });
  return (
    <FormPanel form={form} title={t('caregiver.edit', { name: name ?? '' })} submit={t('caregiver.save')} pending={save.isPending} error={save.error} onFinish={finish} onCancel={onDone} initial={{ name, category, username, phone, capacity }}>
      <Form.Item name="name" label={t('field.name')} rules={[{ required: true, message: t('required') }]}><Input autoComplete="off" /></Form.Item>
      <CategoryAndMore />
    </FormPanel>
  );
}

/** Somebody leaves: each child goes to another helper, or waits for one, in one step. */
function LeaveForm({ caregiver, pairs, others, nameOf, childName, onDone }: { caregiver: Caregiver; pairs: Pair[]; others: Caregiver[]; nameOf: (c: Caregiver) => string; childName: (id: string) => string; onDone: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const place = useRef<HTMLFormElement>(null);
  const [to, setTo] = useState<Record<string, string>>({});
  const [ids] = useState(() => Object.fromEntries(pairs.map((p) => [p.id, newId()])));
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  useEffect(() => firstField(place.current)?.focus(), []);
  const leave = useMutation({
    mutationFn: () => call(`/api/caregivers/${caregiver.id}/leave`, {
      method: 'POST',
      body: { on, reason: reason.trim(), handOverNote: note.trim(), successors: pairs.filter((p) => to[p.id]).map((p) => ({ pair: p.id, to: to[p.id], id: ids[p.id] })) },
    }),
    onSuccess: () => {
      for (const key of ['pairs', 'caregivers', 'figures', 'children', 'obligations']) void client.invalidateQueries({ queryKey: [key] });
      onDone();
      document.getElementById('main')?.focus({ preventScroll: true });
    },
  });
  const open = pairs.filter((p) => !to[p.id]).length;
  const choice = (value: string, onChange: (id: string) => void, label: string, none: string) => (
    <select className="inp" aria-label={label} value={value} onChange={(e) => onChange(e.target.value)}>
      <option value="">{none}</option>
      {others.map((c) => <option key={c.id} value={c.id}>{nameOf(c)} {t(`category.${c.category}`)}</option>)}
    </select>
  );
  return (
    <section className="panel body formpanel" aria-label={t('leave.title', { name: nameOf(caregiver) })}>
      <h2>{t('leave.title', { name: nameOf(caregiver) })}</h2>
      <p className="t2 f13">{t('leave.text')}</p>
      <form ref={place} className="correct" onSubmit={(e) => { e.preventDefault(); if (reason.trim() && !leave.isPending) leave.mutate(); }}>
        {pairs.length > 1 && <label className="wide">{t('leave.all')} {choice('', (id) => setTo(Object.fromEntries(pairs.map((p) => [p.id, id]))), t('leave.all'), t('leave.choose'))}</label>}
        {pairs.length > 0 && (
          <table className="tb wide">
            <thead><tr><th>{t('pair.child')}</th><th>{t('pair.kind')}</th><th>{t('leave.to')}</th></tr></thead>
            <tbody>
              {pairs.map((p) => (
                <tr key={p.id}><th scope="row">{childName(p.child)}</th><td>{t(`pair.${p.kind}`)}</td><td>{choice(to[p.id] ?? '', (id) => setTo({ ...to, [p.id]: id }), t('leave.toFor', { child: childName(p.child) }), t('leave.nobody'))}</td></tr>
              ))}
            </tbody>
          </table>
        )}
        <label>{t('leave.on')}<input className="inp" type="date" value={on} onChange={(e) => { if (e.target.value) setOn(e.target.value); }} /></label>
        <label>{t('leave.reason')}<input className="inp" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} placeholder={t('pair.end.reason')} /></label>
        <label className="wide">{t('leave.note')}<textarea className="inp" rows={2} maxLength={4000} value={note} onChange={(e) => setNote(e.target.value)} /></label>
        {open > 0 && <p className="wide t2 f13" role="status">{t('leave.open', { n: open })}</p>}
        {leave.isError && <Failure error={leave.error} what={t('notSaved')} />}
        <p className="row">
          <button className="btn pri" type="submit" aria-disabled={!reason.trim() || leave.isPending}>{leave.isPending ? t('saving') : t('leave.save', { n: pairs.length - open })}</button>
          <button className="btn" type="button" onClick={onDone}>{t('cancel')}</button>
        </p>
      </form>
    </section>
  );
}

interface PairBody {
  child: string;
  caregiver: string;
  kind: PairKind;
  from: string;
}

function PairForm({ child, caregivers, nameOf, onDone }: { child: string | null; caregivers: Caregiver[]; nameOf: (c: Caregiver) => string; onDone: (paired?: boolean) => void }) {
  const { t } = useTexts();
  const [q, setQ] = useState('');
  const found = useQuery({ queryKey: ['children', 'pick', q], queryFn: ({ signal }) => get<Page<Child>>(`/api/children${query({ q, limit: 30 })}`, signal), placeholderData: (b) => b });
  const given = useQuery({ queryKey: ['child-name', child], enabled: child !== null, queryFn: ({ signal }) => get<Child>(`/api/children/${child}`, signal) });
  const [form] = Form.useForm();
  const save = useSave<PairBody, Pair>({ form, path: (id) => `/api/pairs/${id}`, refresh: ['pairs', 'figures', 'obligations', 'children'], saved: () => onDone(true) });
  const must = [{ required: true, message: t('required') }];
  const children = [...new Map([...(given.data ? [given.data] : []), ...(found.data?.items ?? [])].map((c) => [c.id, c])).values()];
  const finish = (v: Omit<PairBody, 'from'> & { from: Dayjs }) => save.mutate({ ...v, from: v.from.format('YYYY-MM-DD') });
  return (
    <FormPanel form={form} title={t('pair.add')} submit={t('pair.save')} pending={save.isPending} error={save.error ?? found.error} onFinish={finish} onCancel={() => onDone()} initial={{ child: child ?? undefined, kind: 'STAFF', from: dayjs(today()) }}>
      <Form.Item name="child" label={t('pair.child')} rules={must}>
        <Select showSearch={{ filterOption: false, onSearch: setQ }} placeholder={t('children.find')} notFoundContent={t('children.none')} options={children.map((c) => ({ value: c.id, label: `${c.name} ${className(c.class)}` }))} />
      </Form.Item>
      <Form.Item name="caregiver" label={t('pair.caregiver')} rules={must} extra={caregivers.length === 0 ? t('caregiver.empty.text') : undefined}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={caregivers.map((c) => ({ value: c.id, label: `${nameOf(c)} ${t(`category.${c.category}`)}` }))} />
      </Form.Item>
      <Form.Item name="kind" label={t('pair.kind')} rules={must}><Select options={PAIR_KINDS.map((value) => ({ value, label: t(`pair.${value}`) }))} /></Form.Item>
      <Form.Item name="from" label={t('pair.from')} rules={must}><DatePicker allowClear={false} style={{ width: '100%' }} /></Form.Item>
    </FormPanel>
  );
}

export default withAnt(Pairs);
