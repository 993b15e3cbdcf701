import '../i18n/orders';
import './orders.css';
import { Alert, Button, Empty, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useReachesInHouse, useWords } from '../kit/words';
import { NewAuthorityDialog } from './authority-form';
import { AuthorityDialog } from './authority-settings';
import { ImportPart } from './import-part';
import { useAuthorities } from './use-authorities';

/** Orders of 12345 and other authorities. */
export const OrdersPage = () => {
  const { t } = useWords();
  usePageTitle(t('ordersTitle'));
  const takes = useReachesInHouse('order.take');
  const configures = useReachesInHouse('order.configure');
  const { data: authorities, error, isPending, refetch } = useAuthorities();
  const [search, setSearch] = useSearchParams();
  const [dialog, setDialog] = useState<'new' | 'change' | null>(null);
  const chosen =
    authorities?.find(({ id }) => id === search.get('authority')) ?? authorities?.[0] ?? null;
  const choose = (authority: string): void => setSearch({ authority });
  if (!takes && !configures) return <Alert type="info" showIcon title={t('ordersDenied')} />;
  return (
    <div className="page wide-page orders">
      <div className="page-head">
        <h1>{t('ordersTitle')}</h1>
        {configures && <Button onClick={() => setDialog('new')}>{t('orderNewAuthority')}</Button>}
      </div>
      <p className="soft">{t('ordersIntro')}</p>
      {isPending && <Loading rows={3} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {authorities?.length === 0 && (
        <Empty description={t(configures ? 'ordersNone' : 'ordersNoneAsk')} />
      )}
      {chosen && authorities && (
        <div className="row">
          <Select
            className="order-choice"
            aria-label={t('orderAuthority')}
            value={chosen.id}
            options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={choose}
          />
          {chosen.mayConfigure && (
            <Button onClick={() => setDialog('change')}>{t('orderSettings')}</Button>
          )}
        </div>
      )}
      {chosen?.mayTake && <ImportPart key={chosen.id} authority={chosen} />}
      {dialog === 'new' && (
        <NewAuthorityDialog
          onClose={() => setDialog(null)}
          onAdded={({ id }) => {
            choose(id);
            setDialog(null);
          }}
        />
      )}
      {dialog === 'change' && chosen && (
        <AuthorityDialog authority={chosen} onClose={() => setDialog(null)} />
      )}
    </div>
  );
};
