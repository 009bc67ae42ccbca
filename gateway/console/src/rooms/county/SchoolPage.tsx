import { Link, useParams } from 'wouter';
import { useFigures } from '../../api/queries';
import { useTexts } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Fresh } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { ClassFigures } from '../school/Figures';

/** One school as the county sees it: its classes and their figures, no child. */
export default function SchoolPage() {
  const { id } = useParams<{ id: string }>();
  const { t } = useTexts();
  const figures = useFigures({ level: 'class', school: id });
  const name = useFigures({ level: 'school', school: id }).data?.rows[0]?.name ?? t('col.school');
  return (
    <Shell
      title={name}
      crumb={<nav className="crumb" aria-label={t('where')}><Link href="/county">{t('menu.overview')}</Link><Icon name="right" size={12} /><h1 className="crumbh"><b>{name}</b></h1></nav>}
      right={<Fresh at={figures.data?.freshAsOf} />}
    >
      <ClassFigures figures={figures} links={false} />
    </Shell>
  );
}
