import '../i18n/desk';
import { Tag } from '../kit/tag';
import { useWords } from '../kit/words';

/** The words of a case speak of a danger; which one is for who opens the case. */
export const DangerBadge = () => {
  const { t } = useWords();
  return (
    <Tag className="tone-red" title={t('badgeDangerWhy')} data-danger>
      ⚠ {t('badgeDanger')}
    </Tag>
  );
};
