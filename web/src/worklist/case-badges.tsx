import '../i18n/department';
import '../i18n/thread';
import type { CaseSummary, Gist } from '@tingsu/contracts';
import { Tag } from '../kit/tag';
import { useWords } from '../kit/words';
import { DangerBadge } from './danger-badge';
import { KindTag } from './kind-tag';

const HOTLINE = 'hotline_12345';
const ORDINARY_PRIORITIES: readonly string[] = ['P3', 'P4'];

interface Props {
  readonly item: CaseSummary;
  readonly gist: Gist | undefined;
}

/** What is not ordinary about a case. P3, P4 and general complaints are the rule and say nothing. */
export const CaseBadges = ({ item, gist }: Props) => {
  const { t, label, short } = useWords();
  return (
    <span className="row-badges">
      {item.watched && (
        <span className="row-star" role="img" aria-label={t('watched')} title={t('watched')}>
          ★
        </span>
      )}
      {item.danger && <DangerBadge />}
      {!ORDINARY_PRIORITIES.includes(item.priority) && (
        <Tag className={item.priority === 'P1' ? 'tone-red' : 'tone-amber'}>
          {label('priority', item.priority)}
        </Tag>
      )}
      {item.nature === 'major' && <Tag className="tone-red">{label('nature', item.nature)}</Tag>}
      {item.urged > 0 && (
        <Tag className="tone-red" title={t('badgeUrgedWhy', { number: item.urged })} data-urged>
          {t('badgeUrged', { number: item.urged })}
        </Tag>
      )}
      {item.nextCallAt && (
        <Tag title={t('badgeNextCallWhy')} data-next-call>
          {t('badgeNextCall', { at: short(item.nextCallAt) })}
        </Tag>
      )}
      {item.unread > 0 && (
        <Tag className="tone-red" title={t('badgeUnreadWhy', { number: item.unread })} data-unread>
          {t('badgeUnread', { number: item.unread })}
        </Tag>
      )}
      <KindTag kind={item.caseKind} />
      {item.channel === HOTLINE && <Tag>12345</Tag>}
      {gist?.nth != null && gist.nth > 1 && (
        <Tag className="tone-amber" title={t('badgeNthWhy')}>
          {t('badgeNth', { nth: gist.nth })}
        </Tag>
      )}
      {gist?.resembles != null && (
        <Tag className="tone-amber" title={t('badgeResemblesWhy', { number: gist.resembles })}>
          {t('badgeResembles')}
        </Tag>
      )}
      {gist?.files != null && gist.files > 0 && (
        <Tag title={t('badgeFilesWhy', { count: gist.files })}>
          {t('badgeFiles', { count: gist.files })}
        </Tag>
      )}
    </span>
  );
};
