import '../i18n/department';
import type { CaseDetail } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

/** How often each department was pressed for its work, in a list of pairs; nothing where none was. */
export const UrgesLine = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const directory = useDirectory();
  const urges = detail.departmentUrges ?? [];
  if (urges.length === 0) return null;
  const departments = [...new Set(urges.map(({ department }) => department))];
  const lineOf = (code: string): string => {
    const own = urges.filter(({ department }) => department === code);
    const open = own.filter(({ answeredAt }) => answeredAt === null).length;
    return t('urgesCount', { department: directory.department(code), number: own.length, open });
  };
  return (
    <>
      <dt>{t('urgesTitle')}</dt>
      <dd data-testid="urges">
        {departments.map((code) => (
          <p key={code}>{lineOf(code)}</p>
        ))}
      </dd>
    </>
  );
};
