import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { get } from '../../api/http';
import { all, className, useClasses } from '../../api/queries';
import type { SchoolRole, Staff } from '../../api/types';
import { useTexts } from '../../i18n';
import { withAnt } from '../../theme/AntTheme';
import { FormPanel, useSave } from '../../ui/form';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Notice, Panel, Waiting } from '../../ui/parts';
import { ResetPassword } from '../../ui/ResetPassword';
import { SignIns } from '../../ui/SignIns';
import { WaitingPassword } from '../../ui/WaitingPassword';
import { Shell } from '../../ui/Shell';
import { roleWord } from './words';

const ROLES: SchoolRole[] = ['school-admin', 'class-teacher', 'caregiver', 'partner-admin'];
/** So many one-time passwords stand open on the page, and those just made; the others are opened by whoever passes them on. */
const FEW = 2;
type Body = Omit<Staff, 'id' | 'version' | 'oneTimePassword' | 'passwordWaiting'>;

function StaffPage() {
  const { t } = useTexts();
  const staff = useQuery({ queryKey: ['staff'], queryFn: ({ signal }) => all<Staff>('/api/staff', {}, signal) });
  const classes = useClasses();
  const [editing, setEditing] = useState<Staff | 'new' | null>(null);
  const client = useQueryClient();
  const [resets, setResets] = useState(0);
  const [news, setNews] = useState<string[]>([]);
  const wasReset = async (id: string) => {
    client.removeQueries({ queryKey: ['one-time-password', 'staff', id] });
    await client.invalidateQueries({ queryKey: ['staff'] });
    setResets((n) => n + 1);
    setNews((ids) => [...ids, id]);
  };
  const holders = staff.data?.filter((s) => s.passwordWaiting) ?? [];
  const folded = holders.length > FEW ? holders.filter((s) => !news.includes(s.id)) : [];
  const password = (s: Staff) => <WaitingPassword key={`${s.id} ${s.version} ${resets}`} id={s.id} />;
  const [waiting, setWaiting] = useState<string | null>(null);
  const [seen, setSeen] = useState<Staff | null>(null);
  const nameOf = (id: string) => className(classes.data?.find((c) => c.id === id)) || '—';
  return (
    <Shell title={t('menu.staff')}>
      <div className="stack">
        <div className="headline">
          <p className="lead">{staff.data ? t('staff.lead', { n: staff.data.length }) : ''}</p>
          <button className="btn pri" type="button" onClick={() => setEditing('new')}><Icon name="plus" />{t('staff.add')}</button>
        </div>
        {holders.filter((s) => !folded.includes(s)).map(password)}
        {folded.length > 0 && (
          <details className="later">
            <summary className="rest"><b>{t('otp.waiting', { n: folded.length })}</b><Icon name="right" size={18} /></summary>
            <div className="stack">{folded.map(password)}</div>
          </details>
        )}
        {editing !== null && <StaffForm key={editing === 'new' ? 'new' : editing.id} staff={editing === 'new' ? null : editing} onDone={() => setEditing(null)} onWaiting={setWaiting} />}
        {waiting && <Account id={waiting} onDone={() => { setNews((ids) => [...ids, waiting]); setWaiting(null); void client.invalidateQueries({ queryKey: ['staff'] }); }} />}
        {seen && (
          <Panel title={t('signIns.of', { name: seen.name })} aside={<button className="btn quiet s" type="button" autoFocus onClick={() => setSeen(null)}>{t('close')}</button>}>
            <SignIns of={`/api/staff/${seen.id}/sign-ins`} />
          </Panel>
        )}
        <Panel label={t('menu.staff')}>
          {staff.isPending && <Waiting lines={6} />}
          {staff.isError && <div className="body"><Failure error={staff.error} retry={() => void staff.refetch()} /></div>}
          {staff.data?.length === 0 && <Empty icon="user" title={t('staff.empty')} text={t('staff.empty.text')} />}
          {!!staff.data?.length && (
            <div className="tablewrap">
              <table className="tb">
                <thead><tr><th>{t('field.name')}</th><th>{t('field.username')}</th><th>{t('field.roles')}</th><th>{t('field.classes')}</th><th>{t('field.email')}</th><th><span className="sr">{t('actions')}</span></th></tr></thead>
                <tbody>
                  {staff.data.map((s) => (
                    <tr key={s.id}>
                      <th scope="row" className="nw">{s.name}</th>
                      <td>{s.username}</td>
                      <td className="wrap">{s.roles.map((r) => roleWord(r, t)).join(t('join'))}</td>
                      <td className="wrap">{s.classes.map(nameOf).join(t('join')) || '—'}</td>
                      <td>{s.email || '—'}</td>
                      <td className="r">{s.account === 'READY' && <ResetPassword of="staff" id={s.id} word={t('otp.reset')} label={`${t('otp.reset')}${t('comma')}${s.name}`} onDone={() => wasReset(s.id)} />}{s.account === 'READY' && <button className="btn quiet s" type="button" onClick={() => setSeen(s)}>{t('signIns')}</button>}<button className="btn quiet s" type="button" onClick={() => setEditing(s)}>{t('edit')}</button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Panel>
      </div>
    </Shell>
  );
}

/** The account is made in the background: asked again until it is ready or can't be. */
function Account({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTexts();
  const member = useQuery({
    queryKey: ['staff-account', id],
    queryFn: ({ signal }) => get<Staff>(`/api/staff/${id}`, signal),
    refetchInterval: (q) => (['READY', 'FAILED', 'OFFERED'].includes(q.state.data?.account ?? '') ? false : 1000),
  }).data;
  const ready = member?.account === 'READY';
  useEffect(() => {
    if (ready) onDone();
  }, [ready, onDone]);
  if (!member || ready) return null;
  if (member.account === 'OFFERED') return <Notice tone="open" icon="open" title={t('staff.offered', { name: member.name })} text={t('staff.offered.text')} />;
  if (member.failure) return <Notice alert tone="missed" icon="over" title={t('staff.failed', { name: member.name })} text={t(`staff.failed.${member.failure}`)} />;
  return <Notice tone="open" icon="open" title={t('staff.account', { name: member.name })} text={t('staff.account.text')} />;
}

function StaffForm({ staff, onDone, onWaiting }: { staff: Staff | null; onDone: () => void; onWaiting: (id: string) => void }) {
  const { t } = useTexts();
  const classes = useClasses();
  const [form] = Form.useForm<Body>();
  const save = useSave<Body, Staff>({
    form, path: (id) => `/api/staff/${id}`, refresh: ['staff'],
    saved: (answer) => {
      onDone();
      if (answer.account && answer.account !== 'READY') onWaiting(answer.id);
    },
  });
  const must = [{ required: true, message: t('required') }];
  const finish = (v: Body) => {
    const body = { ...v, classes: v.classes ?? [] };
    save.mutate(staff ? { ...body, id: staff.id, ifMatch: staff.version === undefined ? null : `"${staff.version}"` } : body);
  };
  return (
    <FormPanel form={form} title={t(staff ? 'staff.edit' : 'staff.add')} text={t('staff.text')} submit={t('staff.save')} pending={save.isPending} error={save.error} onFinish={finish} onCancel={onDone} {...(staff ? { initial: staff } : {})}>
      <Form.Item name="name" label={t('field.name')} rules={must}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="username" label={t('field.username')} rules={must}><Input autoComplete="off" autoCapitalize="none" disabled={staff !== null} /></Form.Item>
      <Form.Item name="email" label={t('field.email')} rules={[...must, { type: 'email', message: t('badEmail') }]}><Input autoComplete="off" inputMode="email" /></Form.Item>
      <Form.Item name="roles" label={t('field.roles')} rules={must}><Select mode="multiple" options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} /></Form.Item>
      <Form.Item name="classes" label={t('field.classes')} extra={t('staff.classes.text')}><Select mode="multiple" options={(classes.data ?? []).map((c) => ({ value: c.id, label: className(c) }))} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
    </FormPanel>
  );
}

export default withAnt(StaffPage);
