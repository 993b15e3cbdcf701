import '../i18n/orders';
import './orders.css';
import type { OrderAuthority } from '@tingsu/contracts';
import { Alert, Button, Empty, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useReachesInHouse, useWords } from '../kit/words';
import { AnswersPart } from './answers-part';
import { NewAuthorityDialog } from './authority-form';
import { AuthorityDialog } from './authority-settings';
import { ImportPart } from './import-part';
import { useAuthorities } from './use-authorities';

const PARTS = ['import', 'answers'] as const;
type Part = (typeof PARTS)[number];

/** What is done with the orders of one authority. */
const OfAuthority = ({
  authority,
  part,
  onPart,
}: {
  readonly authority: OrderAuthority;
  readonly part: Part;
  onPart(part: Part): void;
}) => {
  const { t } = useWords();
  if (!authority.mayTake) return null;
  return (
    <>
      <Segmented
        aria-label={t('ordersTitle')}
        value={part}
        onChange={onPart}
        options={PARTS.map((value) => ({ value, label: t(`orderPart_${value}`) }))}
      />
      {part === 'import' ? (
        <ImportPart key={authority.id} authority={authority} />
      ) : (
        <AnswersPart key={authority.id} authority={authority} />
      )}
    </>
  );
};

/** Which authority; who may, changes how its orders are read. */
const AuthorityBar = ({
  authorities,
  chosen,
  onChoose,
}: {
  readonly authorities: readonly OrderAuthority[];
  readonly chosen: OrderAuthority;
  onChoose(id: string): void;
}) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Select
        className="order-choice"
        aria-label={t('orderAuthority')}
        value={chosen.id}
        options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChoose}
      />
      {chosen.mayConfigure && <Button onClick={() => setOpen(true)}>{t('orderSettings')}</Button>}
      {open && <AuthorityDialog authority={chosen} onClose={() => setOpen(false)} />}
    </>
  );
};

const Authorities = ({ configures }: { readonly configures: boolean }) => {
  const { t } = useWords();
  const { data: authorities = [], error, isPending, isSuccess, refetch } = useAuthorities();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [first] = authorities;
  const chosen = authorities.find(({ id }) => id === search.get('authority')) ?? first;
  const part = search.get('part') === 'answers' ? 'answers' : 'import';
  const choose = (authority: string): void => setSearch({ authority, part });
  return (
    <>
      <div className="row">
        {chosen && <AuthorityBar authorities={authorities} chosen={chosen} onChoose={choose} />}
        {configures && <Button onClick={() => setAdding(true)}>{t('orderNewAuthority')}</Button>}
      </div>
      {isPending && <Loading rows={3} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {isSuccess && !chosen && (
        <Empty description={t(configures ? 'ordersNone' : 'ordersNoneAsk')} />
      )}
      {chosen && (
        <OfAuthority
          authority={chosen}
          part={part}
          onPart={(next) => setSearch({ authority: chosen.id, part: next })}
        />
      )}
      {adding && (
        <NewAuthorityDialog
          onClose={() => setAdding(false)}
          onAdded={({ id }) => {
            choose(id);
            setAdding(false);
          }}
        />
      )}
    </>
  );
};

/** Orders of 12345 and other authorities. */
export const OrdersPage = () => {
  const { t } = useWords();
  usePageTitle(t('ordersTitle'));
  const takes = useReachesInHouse('order.take');
  const configures = useReachesInHouse('order.configure');
  if (!takes && !configures) return <Alert type="info" showIcon title={t('ordersDenied')} />;
  return (
    <div className="page wide-page orders">
      <h1 className="spaced">{t('ordersTitle')}</h1>
      <p className="soft">{t('ordersIntro')}</p>
      <Authorities configures={configures} />
    </div>
  );
};
