import { Link } from 'react-router';
import { useReachesInHouse, useWords } from '../kit/words';

/** The front door, for everybody who may register a complaint. */
export const NewComplaint = () => {
  const { t } = useWords();
  const may = useReachesInHouse('complaint.register');
  if (!may) return null;
  return (
    <Link
      to="/new"
      className="new-complaint"
      title={t('newComplaintKey')}
      aria-label={t('newComplaint')}
    >
      <span aria-hidden="true">＋</span> <span className="no-phone">{t('newComplaint')}</span>
    </Link>
  );
};
