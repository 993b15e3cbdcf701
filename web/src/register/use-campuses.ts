import { houseReach } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { useSession } from '../kit/session';

/** The campuses for which the person may register: those of the grants, and those of the own departments. */
export const useRegisterCampuses = (): readonly string[] => {
  const me = useSession();
  const { campuses, departments } = useDirectory();
  if (!me) return [];
  const reach = houseReach(me, 'complaint.register');
  const own = departments
    .filter(({ code }) => reach.departments.includes(code))
    .map(({ campus }) => campus);
  return campuses
    .map(({ code }) => code)
    .filter((code) => reach.campuses?.includes(code) ?? true)
    .concat(reach.campuses === null ? [] : own)
    .filter((code, index, all) => all.indexOf(code) === index);
};
