import { Link, useNavigate } from 'react-router';
import { useSingleKeys } from '../kit/single-keys';
import { useWords } from '../kit/words';
import { type CameFrom, neighboursOf } from './came-from';

interface Props {
  readonly caseNo: string;
  readonly from: CameFrom;
}

/**
 * On to the next case of the list, by J and K too, so that a pile is worked through without going back to it. The place in the history
 * is replaced: back still leads to the list.
 */
export const Walk = ({ caseNo, from }: Props) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const around = neighboursOf(from.among, caseNo);
  const targets = { j: around?.next, k: around?.previous };
  useSingleKeys((key, event) => {
    const to = key === 'j' || key === 'k' ? targets[key] : null;
    // An open dialog holds the reader at this case.
    if (!to || document.querySelector('[role=dialog]')) return;
    event.preventDefault();
    void navigate(`/cases/${to}`, { state: from, replace: true });
  });
  if (!around) return null;
  const step = (to: string | null, sign: string, name: string) =>
    to === null ? (
      <span className="soft" aria-hidden="true">
        {sign}
      </span>
    ) : (
      <Link to={`/cases/${to}`} state={from} replace aria-label={name} title={name}>
        {sign}
      </Link>
    );
  return (
    <nav className="walk" aria-label={t('walkTitle')}>
      {step(around.previous, '‹', t('walkPrevious'))}
      <span>{t('walkPlace', { place: around.place, of: around.of })}</span>
      {step(around.next, '›', t('walkNext'))}
    </nav>
  );
};
