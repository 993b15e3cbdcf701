import { Link, useNavigate } from 'react-router';
import { useSingleKeys } from '../kit/single-keys';
import { useReachesInHouse, useWords } from '../kit/words';

/** The front door, for everybody who may register a complaint; from every page with the key C. */
export const NewComplaint = () => {
  const { t } = useWords();
  const may = useReachesInHouse('complaint.register');
  const navigate = useNavigate();
  useSingleKeys((key, event) => {
    if (key !== 'c' || !may) return;
    event.preventDefault();
    void navigate('/new');
  });
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
