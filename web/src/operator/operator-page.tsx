import { usePageTitle } from '../kit/page-title';
import { useHasGroupRole, useHasRole, useWords } from '../kit/words';
import { ClocksHealth } from './clocks-health';
import { DeliveryLog } from './delivery-log';
import { DossierKeys } from './dossier-keys';
import { ParkedMessages } from './parked-messages';
import { MakePasswordLink } from './password-link';
import { StorageCard } from './storage-card';
import { UnlockLogin } from './unlock-login';

/** What operators watch: parked messages, punctual clocks, space, delivered notices. */
export const OperatorPage = () => {
  const { t } = useWords();
  usePageTitle(t('operatorTitle'));
  const operates = useHasRole('operator');
  const runsPlatform = useHasRole('platform_operator');
  const administers = useHasRole('tenant_admin');
  const changesKeys = useHasGroupRole('tenant_admin');
  return (
    <div className="page">
      <h1 className="spaced">{t('operatorTitle')}</h1>
      {(operates || runsPlatform) && <ParkedMessages />}
      {operates && <ClocksHealth />}
      {!operates && !runsPlatform && <p className="soft">{t('operatorOnly')}</p>}
      {administers && <UnlockLogin />}
      {administers && <MakePasswordLink />}
      {(operates || runsPlatform || administers) && <StorageCard />}
      {(operates || administers) && <DeliveryLog />}
      {(operates || administers) && <DossierKeys mayChange={changesKeys} />}
    </div>
  );
};
