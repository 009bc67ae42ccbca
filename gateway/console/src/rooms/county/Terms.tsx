import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTerms } from '../../api/queries';
import type { Term } from '../../api/types';
import { day, today } from '../../format/dates';
import { useTexts } from '../../i18n';
import { hasRole, useSession } from '../../session/session';
import { withAnt } from '../../theme/AntTheme';
import { FormPanel, useSave } from '../../ui/form';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';

interface Values {
  schoolYear: string;
  number: 1 | 2;
  range: [Dayjs, Dayjs];
  holidays?: Dayjs[];
  makeUpDays?: Dayjs[];
}

const iso = (d: Dayjs) => d.format('YYYY-MM-DD');
const isoDays = (days: Dayjs[] | undefined) => (days ?? []).map(iso).sort();

/** The county's calendar: everything is due by its terms. */
function Terms() {
  const { t } = useTexts();
  const terms = useTerms();
  const officer = hasRole(useSession(), 'county-officer');
  const [editing, setEditing] = useState<Term | 'new' | null>(null);
  const sorted = [...(terms.data ?? [])].sort((a, b) => b.from.localeCompare(a.from));
  const now = today();
  const list = (days: string[]) => (days.length ? days.map((d) => day(d)).join(t('join')) : '—');
  return (
    <Shell title={t('menu.terms')}>
      <div className="stack">
        <div className="headline">
          <p className="lead">{t('terms.lead')}</p>
          {officer && <button className="btn pri" type="button" onClick={() => setEditing('new')}><Icon name="plus" />{t('terms.add')}</button>}
        </div>
        {editing !== null && <TermForm key={editing === 'new' ? 'new' : editing.id} term={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
        <Panel label={t('menu.terms')}>
          {terms.isPending && <Waiting />}
          {terms.isError && <div className="body"><Failure error={terms.error} retry={() => void terms.refetch()} /></div>}
          {terms.data?.length === 0 && <Empty icon="cal" title={t('terms.empty')} text={t('terms.empty.text')} />}
          {sorted.length > 0 && (
            <div className="tablewrap">
              <table className="tb">
                <thead><tr><th>{t('terms.term')}</th><th>{t('terms.range')}</th><th>{t('terms.holidays')}</th><th>{t('terms.makeUp')}</th><th><span className="sr">{t('actions')}</span></th></tr></thead>
                <tbody>
                  {sorted.map((term) => (
                    <tr key={term.id}>
                      <th scope="row">
                        {t('term.line', { year: term.schoolYear.replace('-', '—'), n: t(term.number === 1 ? 'term.first' : 'term.second') })}
                        {term.from <= now && now <= term.to && <span className="tag open" style={{ marginLeft: 8 }}><Icon name="open" size={12} />{t('state.open')}</span>}
                      </th>
                      <td className="nw">{day(term.from)}–{day(term.to)}</td>
                      <td className="wrap">{list(term.holidays)}</td>
                      <td className="wrap">{list(term.makeUpDays)}</td>
                      <td className="r">{officer && <button className="btn quiet s" type="button" onClick={() => setEditing(term)}>{t('terms.edit')}</button>}</td>
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

function TermForm({ term, onDone }: { term: Term | null; onDone: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm<Values>();
  const save = useSave<Omit<Term, 'id' | 'version'>, Term>({ form, path: (id) => `/api/terms/${id}`, refresh: ['terms', 'all-terms'], saved: onDone });
  const must = [{ required: true, message: t('required') }];
  const finish = (v: Values) => {
    const body = { schoolYear: v.schoolYear, number: v.number, from: iso(v.range[0]), to: iso(v.range[1]), holidays: isoDays(v.holidays), makeUpDays: isoDays(v.makeUpDays) };
    save.mutate(term ? { ...body, id: term.id, ifMatch: term.version === undefined ? null : `"${term.version}"` } : body);
  };
  const initial = term
    ? { schoolYear: term.schoolYear, number: term.number, range: [dayjs(term.from), dayjs(term.to)], holidays: term.holidays.map((d) => dayjs(d)), makeUpDays: term.makeUpDays.map((d) => dayjs(d)) }
    : { number: 1 };
  return (
    <FormPanel form={form} title={t(term ? 'terms.edit' : 'terms.add')} text={t('terms.text')} submit={t('terms.save')} pending={save.isPending} error={save.error} onFinish={finish} onCancel={onDone} initial={initial}>
      <Form.Item name="schoolYear" label={t('terms.year')} rules={[...must, { pattern: /^\d{4}-\d{4}$/, message: t('terms.year.bad') }]}><Input placeholder="2026-2027" /></Form.Item>
      <Form.Item name="number" label={t('terms.number')} rules={must}><Select options={[{ value: 1, label: t('term.first') }, { value: 2, label: t('term.second') }]} /></Form.Item>
      <Form.Item name="range" label={t('terms.range')} rules={must}><DatePicker.RangePicker style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="holidays" label={t('terms.holidays')}><DatePicker multiple style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="makeUpDays" label={t('terms.makeUp')}><DatePicker multiple style={{ width: '100%' }} /></Form.Item>
    </FormPanel>
  );
}

export default withAnt(Terms);
