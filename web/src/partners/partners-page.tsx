import '../i18n/house';
import '../i18n/partners';
import { usePageTitle } from '../kit/page-title';
import { useHasGroupRole, useWords } from '../kit/words';
import { KeysSection } from './keys-section';
import './partners.css';
import { WebhooksSection } from './webhooks-section';

/** Partners of the house, for its administrators. */
export const PartnersPage = () => {
  const { t } = useWords();
  const mayConfigure = useHasGroupRole('tenant_admin');
  usePageTitle(t('partnersTitle'));
  return (
    <div className="page partners">
      <h1 className="spaced">{t('partnersTitle')}</h1>
      {mayConfigure ? (
        <>
          <KeysSection />
          <WebhooksSection />
        </>
      ) : (
        <p className="soft">{t('partnersNotYours')}</p>
      )}
    </div>
  );
};
