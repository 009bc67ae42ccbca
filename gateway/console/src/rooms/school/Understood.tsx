import { useState } from 'react';
import type { IgnoredSheet, RosterHeading, RosterSheet } from '../../api/types';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/parts';
import { passedWord } from './words';

/** Those that are not read come first: they are what somebody has to look at. */
export const unreadFirst = (headings: RosterHeading[]): RosterHeading[] => [...headings.filter((h) => h.state !== 'READ'), ...headings.filter((h) => h.state === 'READ')];

/** How the file was understood, sheet by sheet: what is read from each column, what is not, and which lines are no child's. */
export function Understood({ sheets, ignored, open }: { sheets: RosterSheet[]; ignored: IgnoredSheet[]; open: boolean }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(open);
  const headings = sheets.flatMap((sheet) => sheet.headings);
  const unread = headings.filter((h) => h.state !== 'READ').length;
  return (
    <Panel className="sheet" title={t('import.understood', { read: count(headings.length - unread), unread: count(unread) })}
      aside={<button className="btn quiet s" type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>{t(shown ? 'import.understood.hide' : 'import.understood.show')}</button>}>
      {shown && sheets.map((sheet) => <Sheet key={`${sheet.name}${sheet.headingRow}`} sheet={sheet} />)}
      {shown && ignored.map((sheet) => (
        <p key={sheet.name} className="warn body"><Icon name="info" /><span>{t(`import.ignored.${sheet.reason}`, { sheet: sheet.name, list: sheet.missing.join(t('join')) })}</span></p>
      ))}
    </Panel>
  );
}

function Sheet({ sheet }: { sheet: RosterSheet }) {
  const { t } = useTexts();
  const label = t('import.sheet', { sheet: sheet.name, row: count(sheet.headingRow), rows: count(sheet.rows) });
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="tb">
        <caption className="f13 t2">{label}</caption>
        <thead><tr><th>{t('import.column')}</th><th>{t('import.heading')}</th><th>{t('import.readAs')}</th><th>{t('import.outcome')}</th></tr></thead>
        <tbody>
          {unreadFirst(sheet.headings).map((h) => (
            <tr key={h.column}>
              <th scope="row" className="no">{h.column}</th>
              <td className="wrap">{h.text || t('import.noHeading')}</td>
              <td className="nw">{h.meaning ?? '—'}</td>
              <td><span className={`tag ${h.state === 'READ' ? 'ontime' : h.state === 'AMBIGUOUS' ? 'late' : 'missed'}`}>{t(`import.heading.${h.state}`)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.missing.length > 0 && <p className="warn"><Icon name="info" /><span>{t('import.sheet.missing', { list: sheet.missing.join(t('join')) })}</span></p>}
      {sheet.pictures.length > 0 && <p className="warn"><Icon name="info" /><span>{t('import.pictures', { list: sheet.pictures.join(t('join')) })}</span></p>}
      {sheet.passedOver.length > 0 && (
        <p className="warn"><Icon name="info" /><span>{t('import.passedOver', { list: sheet.passedOver.map((line) => t('import.passedLine', { row: count(line.row), kind: passedWord(line.kind, t) })).join(t('join')) })}</span></p>
      )}
    </div>
  );
}
