import { usePageTitle } from '../kit/page-title';
import { useHasRole, useWords } from '../kit/words';
import { ClocksHealth } from './clocks-health';
import { DeliveryLog } from './delivery-log';
import { ParkedMessages } from './parked-messages';

/** What keeps the system honest: what was parked, whether the clocks act on time, whether notices arrived. */
export const OperatorPage = () => {
  const { t } = useWords();
  usePageTitle(t('operatorTitle'));
  const operates = useHasRole('operator');
  return (
    <div className="page">
      <h1 className="spaced">{t('operatorTitle')}</h1>
      {operates && <ParkedMessages />}
      {operates && <ClocksHealth />}
      <DeliveryLog />
    </div>
  );
};
