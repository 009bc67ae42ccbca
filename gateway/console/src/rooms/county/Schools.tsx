import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../api/http';
import { useAreas, useOpening, useSchools } from '../../api/queries';
import { STAGES, type School } from '../../api/types';
import { useTexts } from '../../i18n';
import { hasRole, useSession } from '../../session/session';
import { FormPanel, useSave } from '../../ui/form';
import { Icon } from '../../ui/Icon';
import { OneTimePassword } from '../../ui/OneTimePassword';
import { Empty, Failure, Notice, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';

type Password = { username: string; password: string };

/** The officer brings areas and schools in; onboarding shows how far it is. */
export default function Schools() {
  const { t } = useTexts();
  const session = useSession();
  const officer = hasRole(session, 'county-officer');
  const areas = useAreas();
  const schools = useSchools();
  const [adding, setAdding] = useState<'school' | 'area' | null>(null);
  const [password, setPassword] = useState<Password | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const areaId = (s: School) => (typeof s.area === 'string' ? s.area : s.area?.id);
  const areaName = (s: School) => s.areaName || (typeof s.area === 'object' && s.area?.name) || areas.data?.find((a) => a.id === areaId(s))?.name || '—';
  const found = schools.data ?? [];
  const opening = found.filter((s) => s.state === 'ONBOARDING').length;

  return (
    <Shell title={t('schools.title')}>
      <div className="stack">
        {schools.data && (
          <div className="headline">
            <p className="lead">{t(opening ? 'schools.leadOpening' : 'schools.lead', { n: found.length, areas: areas.data?.length ?? '—', opening })}</p>
            {officer && adding === null && (
              <span className="row">
                <button className="btn" type="button" onClick={() => setAdding('area')}><Icon name="plus" />{t('schools.addArea')}</button>
                <button className="btn pri" type="button" onClick={() => setAdding('school')}><Icon name="plus" />{t('schools.add')}</button>
              </span>
            )}
          </div>
        )}
        {password && <OneTimePassword {...password} onDone={() => setPassword(null)} />}
        {opened && <Opening id={opened} onPassword={setPassword} onDone={() => setOpened(null)} />}
        {adding === 'area' && <AreaForm onDone={() => setAdding(null)} />}
        {adding === 'school' && <SchoolForm onDone={() => setAdding(null)} onOpened={setOpened} />}
        <Panel label={t('schools.title')}>
          {schools.isPending && <Waiting lines={6} />}
          {schools.isError && <div className="body"><Failure error={schools.error} retry={() => void schools.refetch()} /></div>}
          {schools.data && found.length === 0 && <Empty icon="school" title={t('schools.empty')} text={t(areas.data?.length ? 'schools.empty.text' : 'schools.empty.areas')} />}
          {found.length > 0 && (
            <div className="tablewrap">
              <table className="tb">
                <thead><tr><th>{t('col.school')}</th><th>{t('field.code')}</th><th>{t('field.stage')}</th><th>{t('county.area')}</th><th>{t('field.state')}</th>{officer && <th><span className="sr">{t('actions')}</span></th>}</tr></thead>
                <tbody>
                  {found.map((school) => (
                    <tr key={school.id}>
                      <th scope="row" className="wrap">{school.name}</th>
                      <td>{school.code}</td>
                      <td>{t(`stage.${school.stage}`)}</td>
                      <td>{areaName(school)}</td>
                      <td><Standing school={school} /></td>
                      {officer && <td className="r"><SuspendButton school={school} /></td>}
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

function Standing({ school }: { school: School }) {
  const { t } = useTexts();
  const steps = school.steps ?? [];
  const done = steps.filter((s) => s.done).length;
  if (school.state === 'ACTIVE') return <span className="tag ontime"><Icon name="ok" size={12} />{t('school.ACTIVE')}</span>;
  if (school.state === 'SUSPENDED') return <span className="tag excused"><Icon name="exc" size={12} />{t('school.SUSPENDED')}</span>;
  return (
    <span className="tag open" role="status">
      <Icon name="open" size={12} />
      {t('school.ONBOARDING')}
      {steps.length > 0 && ` ${done} / ${steps.length}`}
    </span>
  );
}

function SuspendButton({ school }: { school: School }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const action = useMutation({
    mutationFn: (what: 'suspend' | 'resume') => call(`/api/schools/${school.id}/${what}`, { method: 'POST' }),
    onSettled: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ['schools'] });
    },
  });
  if (school.state === 'ONBOARDING') return null;
  if (action.isError) return <Failure error={action.error} retry={() => action.reset()} />;
  if (school.state === 'SUSPENDED') return <button className="btn quiet s" type="button" onClick={() => action.mutate('resume')}>{t('schools.resume')}</button>;
  if (!asking) return <button className="btn quiet s" type="button" onClick={() => setAsking(true)}>{t('schools.suspend')}</button>;
  return (
    <span className="row ask">
      {t('schools.suspend.ask')}
      <button className="btn s" type="button" onClick={() => action.mutate('suspend')}>{t('schools.suspend')}</button>
      <button className="btn quiet s" type="button" onClick={() => setAsking(false)}>{t('schools.suspend.no')}</button>
    </span>
  );
}

function AreaForm({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm();
  const save = useSave<{ code: string; name: string }, unknown>({ form, path: (id) => `/api/areas/${id}`, refresh: ['areas'], saved: onDone });
  return (
    <FormPanel form={form} title={t('schools.addArea')} submit={t('schools.addArea')} pending={save.isPending} error={save.error} onFinish={(v) => save.mutate(v)} onCancel={onDone}>
      <Form.Item name="code" label={t('field.code')} rules={[{ required: true, message: t('required') }]}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="name" label={t('field.areaName')} rules={[{ required: true, message: t('required') }]}><Input autoComplete="off" /></Form.Item>
    </FormPanel>
  );
}

interface SchoolBody {
  code: string;
  name: string;
  stage: string;
  area: string;
  admin: { username: string; name: string; email: string };
}

/** What happens after the form: step by step, with the password as soon as there is one. */
function Opening({ id, onPassword, onDone }: { id: string; onPassword: (p: Password) => void; onDone: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const school = useOpening(id).data;
  const password = school?.admin?.oneTimePassword;
  const username = school?.admin?.username ?? '';
  const ready = school && school.state !== 'ONBOARDING';
  useEffect(() => {
    if (password) onPassword({ username, password });
  }, [password, username, onPassword]);
  useEffect(() => {
    if (ready) void client.invalidateQueries({ queryKey: ['schools'] });
  }, [ready, client]);
  if (!school) return <Waiting lines={1} />;
  if (school.failure) return <Notice alert tone="missed" icon="over" title={t('schools.failed', { name: school.name })} text={t(`schools.failed.${school.failure}`)} />;
  const steps = school.steps ?? [];
  return (
    <Notice tone={ready ? 'ontime' : 'open'} icon={ready ? 'ok' : 'open'}
      title={t(ready ? 'schools.ready' : 'schools.opening', { name: school.name })}
      text={ready ? undefined : t('schools.opening.steps', { done: steps.filter((s) => s.done).length, of: steps.length })}>
      {ready && <button className="btn s" type="button" onClick={onDone}>{t('close')}</button>}
    </Notice>
  );
}

function SchoolForm({ onDone, onOpened }: { onDone: () => void; onOpened: (id: string) => void }) {
  const { t } = useTexts();
  const areas = useAreas();
  const [form] = Form.useForm();
  const save = useSave<SchoolBody, School>({
    form, path: (id) => `/api/schools/${id}`, refresh: ['schools'],
    saved: (school) => {
      onDone();
      onOpened(school.id);
    },
  });
  const must = [{ required: true, message: t('required') }];
  return (
    <FormPanel form={form} title={t('schools.add')} text={t('schools.add.text')} submit={t('schools.open')} pending={save.isPending} error={save.error} onFinish={(v) => save.mutate(v)} onCancel={onDone}>
      <Form.Item name="name" label={t('field.schoolName')} rules={must}><Input autoComplete="off" maxLength={60} /></Form.Item>
      <Form.Item name="code" label={t('field.code')} rules={must}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="stage" label={t('field.stage')} rules={must}><Select options={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))} /></Form.Item>
      <Form.Item name="area" label={t('county.area')} rules={must} extra={areas.data?.length === 0 ? t('schools.empty.areas') : undefined}>
        <Select options={(areas.data ?? []).map((a) => ({ value: a.id, label: a.name }))} />
      </Form.Item>
      <Form.Item name={['admin', 'name']} label={t('field.adminName')} rules={must}><Input autoComplete="off" /></Form.Item>
      <Form.Item name={['admin', 'username']} label={t('field.adminUsername')} rules={must}><Input autoComplete="off" autoCapitalize="none" /></Form.Item>
      <Form.Item name={['admin', 'email']} label={t('field.email')} rules={[...must, { type: 'email', message: t('badEmail') }]}><Input autoComplete="off" inputMode="email" /></Form.Item>
    </FormPanel>
  );
}
