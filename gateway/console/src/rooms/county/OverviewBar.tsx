import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useAreas, useTerms } from '../../api/queries';
import type { Figures } from '../../api/types';
import { day, today } from '../../format/dates';
import { useTexts } from '../../i18n';
import { AntTheme } from '../../theme/AntTheme';

export interface Question {
  asOf: string | null;
  from: string | null;
  area: string | null;
}

/** Of which area, since when, as of which day. */
export default function OverviewBar({ question, figures, free, set }: { question: Question; figures: Figures | undefined; free: boolean; set: (key: keyof Question, value: string | null) => void }) {
  const { t } = useTexts();
  const areas = useAreas();
  return (
    <AntTheme>
      {free && (
        <Select
          aria-label={t('county.area')}
          prefix={<span className="t3">{t('county.area')}</span>}
          value={question.area ?? ''}
          onChange={(value) => set('area', value || null)}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 150 }}
          options={[{ value: '', label: t('all') }, ...(areas.data ?? []).map((a) => ({ value: a.id, label: a.name }))]}
        />
      )}
      <Period value={question.from} onChange={(value) => set('from', value)} figures={figures} />
      <DatePicker
        aria-label={t('county.asOf')}
        prefix={<span className="t3">{t('county.asOf')}</span>}
        value={question.asOf ? dayjs(question.asOf) : null}
        placeholder={figures?.asOf ?? t('todayWord')}
        onChange={(value) => set('asOf', value ? value.format('YYYY-MM-DD') : null)}
        style={{ width: 190 }}
      />
    </AntTheme>
  );
}

function Period({ value, onChange, figures }: { value: string | null; onChange: (value: string | null) => void; figures: Figures | undefined }) {
  const { t } = useTexts();
  const terms = useTerms();
  const now = figures?.asOf ?? today();
  const past = (terms.data ?? []).filter((term) => term.from <= now).sort((a, b) => b.from.localeCompare(a.from));
  const yearStart = past[0] && past.filter((x) => x.schoolYear === past[0]!.schoolYear).at(-1)!.from;
  const options = [{ value: '', label: past[0] ? t('county.thisTerm', { day: day(past[0].from) }) : figures ? t('county.fromDefault', { day: day(figures.from) }) : t('county.termUnknown') }];
  if (yearStart && yearStart !== past[0]!.from) options.push({ value: yearStart, label: t('county.thisYear', { day: day(yearStart) }) });
  if (value && !options.some((o) => o.value === value)) options.push({ value, label: t('county.since', { day: day(value) }) });
  return (
    <Select
      aria-label={t('county.period')}
      prefix={<span className="t3">{t('county.period')}</span>}
      value={value ?? ''}
      onChange={(next) => onChange(next || null)}
      popupMatchSelectWidth={false}
      options={options}
    />
  );
}
