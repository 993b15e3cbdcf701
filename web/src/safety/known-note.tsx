import { LIMIT_NAMES, MARK_NAMES, type Restricted } from '@tingsu/contracts';
import { Link } from 'react-router';
import { inLanguage } from '../i18n/language';
import '../i18n/safety';
import { useWords } from '../kit/words';
import { useRestricted } from './use-restricted';

const Known = ({ item }: { readonly item: Restricted['items'][number] }) => {
  const { t, language, list } = useWords();
  const { fileId, limits, mark, until, contact, goOn } = item;
  const what =
    mark === null
      ? list(limits.map((limit) => inLanguage(LIMIT_NAMES[limit], language)))
      : inLanguage(MARK_NAMES[mark], language);
  return (
    <li data-known={fileId}>
      <Link to={`/safety/${fileId}`} target="_blank" rel="noopener">
        {t('safetyKnownUntil', { what, day: until })}
      </Link>
      {contact && <p dir="auto">{contact}</p>}
      {goOn && <p>{inLanguage(goOn, language)}</p>}
    </li>
  );
};

/** What two people decided about the person who complained in these cases, and how to go on; for the centre and the leaders alone. */
export const KnownNote = ({ caseNos }: { readonly caseNos: readonly string[] }) => {
  const { t } = useWords();
  const items = useRestricted(caseNos);
  if (items.length === 0) return null;
  return (
    <div className="safety-known" role="status">
      <strong>{t('safetyKnownTitle')}</strong>
      <ul className="plain-list">
        {items.map((item) => (
          <Known key={item.fileId} item={item} />
        ))}
      </ul>
    </div>
  );
};
