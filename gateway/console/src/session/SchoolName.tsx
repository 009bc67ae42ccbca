import { useQuery } from '@tanstack/react-query';
import { call, context } from '../api/http';
import type { School, Session } from '../api/types';
import { useTexts } from '../i18n';

/** A school's name; where the token carries only its short alias, the directory is asked. */
export function SchoolName({ school }: { school: Session['schools'][number] | undefined }) {
  const { t } = useTexts();
  const alias = school !== undefined && /^(s-)?[0-9a-f-]{36}$/.test(school.name);
  const found = useQuery({
    queryKey: ['school-name', school?.id],
    enabled: alias,
    staleTime: Infinity,
    queryFn: async ({ signal }) => (await call<School>(`/api/schools/${school!.id}`, { school: school!.id, signal })).data.name,
  });
  if (!school) return null;
  if (school.name === 'bureau') return <>{t('bureau')}</>;
  return <>{alias ? (found.data ?? (found.isError ? school.id.slice(-8) : '')) : school.name}</>;
}

/** The school that is being acted for. */
export function ChosenSchool({ session }: { session: Session }) {
  return <SchoolName school={session.schools.find((s) => s.id === context.school) ?? session.schools[0]} />;
}
