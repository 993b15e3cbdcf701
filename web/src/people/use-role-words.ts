import type { RoleGrant } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

/** A role and where it holds: `科室负责人（财务科）`. */
export const useRoleWords = () => {
  const { t, label } = useWords();
  const directory = useDirectory();
  const reach = ({ campus, department }: RoleGrant): string =>
    department !== null
      ? directory.department(department)
      : campus !== null
        ? directory.campus(campus)
        : t('grantGroup');
  const named = (grant: RoleGrant): string =>
    grant.campus === null
      ? label('role', grant.role)
      : `${label('role', grant.role)} · ${reach(grant)}`;
  return { reach, named };
};
