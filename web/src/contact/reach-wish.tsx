import type { KnownReachWish } from '@tingsu/contracts';
import { useWords } from '../kit/words';

/** How the person wants to be reached, in one line beside the contact. */
export const ReachWish = ({ wish }: { readonly wish: KnownReachWish }) => {
  const { t, label } = useWords();
  const { medium, times, language, earlier } = wish;
  return (
    <small data-testid="reach-wish">
      {t(earlier ? 'reachWishEarlier' : 'reachWish')}{' '}
      {[
        medium === null ? t('reachAnyWay') : label('sendingMedium', medium),
        t(`reachTimes_${times}`),
        t(language === 'en' ? 'reachEnglish' : 'reachChinese'),
      ].join(' · ')}
    </small>
  );
};
