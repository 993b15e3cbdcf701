import { houseReach, type SavedView } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';

type Shared = SavedView['shared'];

/** How a place is written in a choice: `own`, `group` or a campus. */
const GROUP = '*';
const OWN = '';
export const placeOf = (shared: Shared): string => (shared ? (shared.campus ?? GROUP) : OWN);
export const sharedAt = (place: string): Shared =>
  place === OWN ? null : { campus: place === GROUP ? null : place };

/** For whom the person may save a view: for himself, and where he may share. */
export const useSharingPlaces = () => {
  const { t } = useWords();
  const me = useSession();
  const { campuses, campus } = useDirectory();
  const reach = me ? houseReach(me, 'view.share').campuses : [];
  return [
    { value: OWN, label: t('savedForMe') },
    ...(reach === null ? [{ value: GROUP, label: t('savedForGroup') }] : []),
    ...campuses
      .filter(({ code }) => reach === null || reach.includes(code))
      .map(({ code }) => ({ value: code, label: t('savedForCampus', { campus: campus(code) }) })),
  ];
};
