import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { call, get, query } from '../../api/http';
import { all, className } from '../../api/queries';
import { CATEGORIES, PAIR_KINDS, type Caregiver, type Child, type Page, type Pair, type PairKind } from '../../api/types';
import { day, today } from '../../format/dates';
import { maskPhone } from '../../format/ids';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { FormPanel, useSave } from '../../ui/form';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';

const useCaregivers = () => useQuery({ queryKey: ['caregivers'], queryFn: ({ signal }) => all<Caregiver>('/api/caregivers', {}, signal) });
const usePairs = () => useQuery({ queryKey: ['pairs'], queryFn: async ({ signal }) => (await all<Pair>('/api/pairs', {}, signal)).filter((p) => !p.to || p.to >= today()) });

/** One list instead of one archive a child: showing a name is not opening an archive. */
const useChildNames = () =>
  useQuery({
    queryKey: ['children', 'names'],
    queryFn: async ({ signal }) => new Map((await all<Child>('/api/children', {}, signal)).map((c) => [c.id, c.name])),
  });

/** Who looks after whom: caregivers, and the children they are paired with. */
export default function Pairs() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const forChild = search.get('child');
  const [adding, setAdding] = useState<'caregiver' | 'pair' | null>(forChild ? 'pair' : null);
  const caregivers = useCaregivers();
  const pairs = usePairs();
  const names = useChildNames();
  const done = () => {
    setAdding(null);
    if (forChild) setSearch({});
  };
  const failed = caregivers.error ?? pairs.error;
  return (
    <Shell title={t('menu.pairs')}>
      <div className="stack">
        <div className="headline">
          <p className="lead">{pairs.data && caregivers.data ? t('pairs.lead', { caregivers: count(caregivers.data.length), pairs: count(pairs.data.length) }) : ''}</p>
          {adding === null && (
            <span className="row">
              <button className="btn" type="button" onClick={() => setAdding('caregiver')}><Icon name="plus" />{t('caregiver.add')}</button>
              <button className="btn pri" type="button" onClick={() => setAdding('pair')}><Icon name="pair" />{t('pair.add')}</button>
            </span>
          )}
        </div>
        {adding === 'caregiver' && <CaregiverForm onDone={done} />}
        {adding === 'pair' && <PairForm child={forChild} caregivers={caregivers.data ?? []} onDone={done} />}
        {failed && <Failure error={failed} retry={() => { void caregivers.refetch(); void pairs.refetch(); }} />}
        <Panel title={t('pairs.caregivers')}>
          {caregivers.isPending && <Waiting lines={6} />}
          {caregivers.data?.length === 0 && <Empty icon="pair" title={t('caregiver.empty')} text={t('caregiver.empty.text')} />}
          {!!caregivers.data?.length && (
            <div className="tablewrap">
              <table className="tb">
                <thead><tr><th>{t('field.name')}</th><th>{t('field.category')}</th><th>{t('field.username')}</th><th>{t('field.phone')}</th><th className="r">{t('pairs.children')}</th><th>{t('pairs.names')}</th></tr></thead>
                <tbody>{caregivers.data.map((c) => <CaregiverRow key={c.id} caregiver={c} pairs={pairs.data?.filter((p) => p.caregiver === c.id)} names={names.data} />)}</tbody>
              </table>
            </div>
          )}
        </Panel>
      </div>
    </Shell>
  );
}

/** A class teacher is a caregiver before anybody has named him here. */
const shown = (caregiver: Caregiver) => caregiver.name || caregiver.code || '—';

function CaregiverRow({ caregiver, pairs, names }: { caregiver: Caregiver; pairs: Pair[] | undefined; names: Map<string, string> | undefined }) {
  const { t } = useTexts();
  const over = pairs && caregiver.capacity && pairs.length > caregiver.capacity;
  return (
    <tr>
      <th scope="row" className="nw">{shown(caregiver)}</th>
      <td className="nw">{t(`category.${caregiver.category}`)}</td>
      <td>{caregiver.username || '—'}</td>
      <td>{caregiver.phone ? maskPhone(caregiver.phone) : '—'}</td>
      <td className="r nw">{count(pairs?.length)}{caregiver.capacity ? <span className={over ? 'c-over' : 't3'}> / {caregiver.capacity}</span> : null}</td>
      <td className="wrap">{pairs?.map((p) => <PairedChild key={p.id} pair={p} name={names?.get(p.child) ?? '…'} caregiver={shown(caregiver)} />)}</td>
    </tr>
  );
}

function PairedChild({ pair, name, caregiver }: { pair: Pair; name: string; caregiver: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const end = useMutation({
    mutationFn: () => call(`/api/pairs/${pair.id}/end`, { method: 'POST', body: { on: today(), reason, handOverNote: '' } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['pairs'] });
      void client.invalidateQueries({ queryKey: ['figures'] });
    },
  });
  return (
    <span className="paired">
      <Link href={`/children/${pair.child}`}>{name}</Link> <span className="t3 f12">{t(`pair.${pair.kind}`)}{t('comma')}{t('child.pairSince', { day: day(pair.from) })}</span>
      {!asking && <button className="lk f12" type="button" onClick={() => setAsking(true)} aria-label={t('pair.end.label', { child: name, caregiver })}>{t('pair.end')}</button>}
      {asking && (
        <span className="ask">
          <label className="f13">{t('pair.end.ask', { child: name, caregiver })} <input className="inp" value={reason} onChange={(e) => setReason(e.target.value)} placeholder={t('pair.end.reason')} /></label>
          <button className="btn s" type="button" disabled={!reason.trim() || end.isPending} onClick={() => end.mutate()}>{t('pair.end')}</button>
          <button className="btn quiet s" type="button" onClick={() => setAsking(false)}>{t('pair.end.no')}</button>
        </span>
      )}
      {end.isError && <Failure error={end.error} what={t('notSaved')} />}
    </span>
  );
}

interface CaregiverBody {
  name: string;
  category: string;
  username?: string;
  phone?: string;
  capacity?: number;
}

function CaregiverForm({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm<CaregiverBody>();
  const save = useSave<CaregiverBody, Caregiver>({ form, path: (id) => `/api/caregivers/${id}`, refresh: ['caregivers'], saved: onDone });
  const must = [{ required: true, message: t('required') }];
  const finish = (v: CaregiverBody) => save.mutate(Object.fromEntries(Object.entries(v).filter(([, value]) => value !== undefined && value !== '' && value !== null)) as unknown as CaregiverBody);
  return (
    <FormPanel form={form} title={t('caregiver.add')} text={t('caregiver.text')} submit={t('caregiver.save')} pending={save.isPending} error={save.error} onFinish={finish as (v: never) => void} onCancel={onDone}>
      <Form.Item name="name" label={t('field.name')} rules={must}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="category" label={t('field.category')} rules={must}><Select options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))} /></Form.Item>
      <Form.Item name="username" label={t('field.usernameOptional')} extra={t('caregiver.username.text')}><Input autoComplete="off" autoCapitalize="none" /></Form.Item>
      <Form.Item name="phone" label={t('field.phone')}><Input autoComplete="off" inputMode="tel" /></Form.Item>
      <Form.Item name="capacity" label={t('field.capacity')}><InputNumber min={1} max={500} style={{ width: '100%' }} /></Form.Item>
    </FormPanel>
  );
}

interface PairBody {
  child: string;
  caregiver: string;
  kind: PairKind;
  from: string;
}

function PairForm({ child, caregivers, onDone }: { child: string | null; caregivers: Caregiver[]; onDone: () => void }) {
  const { t } = useTexts();
  const [q, setQ] = useState('');
  const found = useQuery({ queryKey: ['children', 'pick', q], queryFn: ({ signal }) => get<Page<Child>>(`/api/children${query({ q, limit: 30 })}`, signal), placeholderData: (b) => b });
  const given = useQuery({ queryKey: ['child-name', child], enabled: child !== null, queryFn: ({ signal }) => get<Child>(`/api/children/${child}`, signal) });
  const [form] = Form.useForm();
  const save = useSave<PairBody, Pair>({ form, path: (id) => `/api/pairs/${id}`, refresh: ['pairs', 'figures', 'obligations'], saved: onDone });
  const must = [{ required: true, message: t('required') }];
  const children = [...new Map([...(given.data ? [given.data] : []), ...(found.data?.items ?? [])].map((c) => [c.id, c])).values()];
  const finish = (v: Omit<PairBody, 'from'> & { from: Dayjs }) => save.mutate({ ...v, from: v.from.format('YYYY-MM-DD') });
  return (
    <FormPanel form={form} title={t('pair.add')} submit={t('pair.save')} pending={save.isPending} error={save.error ?? found.error} onFinish={finish as (v: never) => void} onCancel={onDone} initial={{ child: child ?? undefined, kind: 'STAFF', from: dayjs(today()) }}>
      <Form.Item name="child" label={t('pair.child')} rules={must}>
        <Select showSearch={{ filterOption: false, onSearch: setQ }} placeholder={t('children.find')} notFoundContent={t('children.none')} options={children.map((c) => ({ value: c.id, label: `${c.name} ${className(c.class)}` }))} />
      </Form.Item>
      <Form.Item name="caregiver" label={t('pair.caregiver')} rules={must} extra={caregivers.length === 0 ? t('caregiver.empty.text') : undefined}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={caregivers.map((c) => ({ value: c.id, label: `${shown(c)} ${t(`category.${c.category}`)}` }))} />
      </Form.Item>
      <Form.Item name="kind" label={t('pair.kind')} rules={must}><Select options={PAIR_KINDS.map((value) => ({ value, label: t(`pair.${value}`) }))} /></Form.Item>
      <Form.Item name="from" label={t('pair.from')} rules={must}><DatePicker allowClear={false} style={{ width: '100%' }} /></Form.Item>
    </FormPanel>
  );
}
