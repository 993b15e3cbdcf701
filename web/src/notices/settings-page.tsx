import '../i18n/notices';
import './notices.css';
import type { NoticeWish, NoticeWishes } from '@tingsu/contracts';
import { Alert, App, Button, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useKeepForHouse, useKeepOwn, useWishes } from './use-wishes';
import { WishForm } from './wish-form';

const useSaved = () => {
  const { t } = useWords();
  const { message } = App.useApp();
  return () => void message.success(t('wishSaved'));
};

const HouseSays = ({ house }: { readonly house: NoticeWish }) => {
  const { t, list } = useWords();
  const times = house.times.length > 0 ? ` (${list(house.times)})` : '';
  const said = (wanted: NoticeWish['information']): string =>
    `${t(`wish_${wanted}`)}${wanted === 'gathered' ? times : ''}`;
  return (
    <dl className="pairs">
      <dt>{t('wishTasks')}</dt>
      <dd>{said(house.tasks)}</dd>
      <dt>{t('wishInformation')}</dt>
      <dd>{said(house.information)}</dd>
    </dl>
  );
};

const Own = ({ own, house }: NoticeWishes) => {
  const { t } = useWords();
  const [decides, setDecides] = useState(own !== null);
  const { mutate, isPending, error } = useKeepOwn(useSaved());
  return (
    <>
      <fieldset className="wish-part">
        <legend>{t('wishWho')}</legend>
        <Radio.Group
          vertical
          value={decides}
          onChange={({ target }) => setDecides(target.value === true)}
          options={[
            { value: false, label: t('wishHouse') },
            { value: true, label: t('wishOwn') },
          ]}
        />
      </fieldset>
      {decides ? (
        <WishForm
          wish={own ?? house}
          saveText={t('save')}
          saving={isPending}
          error={error}
          onSave={(wish) => mutate({ wish })}
        />
      ) : (
        <>
          <HouseSays house={house} />
          {error && <ProblemView error={error} />}
          {own !== null && (
            <Button type="primary" loading={isPending} onClick={() => mutate({ wish: null })}>
              {t('save')}
            </Button>
          )}
        </>
      )}
    </>
  );
};

const House = ({ house }: { readonly house: NoticeWish }) => {
  const { t } = useWords();
  const { mutate, isPending, error } = useKeepForHouse(useSaved());
  return (
    <section className="card" aria-labelledby="wish-house">
      <h2 id="wish-house">{t('wishForHouse')}</h2>
      <p className="soft">{t('wishForHouseHelp')}</p>
      <WishForm
        wish={house}
        saveText={t('wishSaveForHouse')}
        saving={isPending}
        error={error}
        onSave={mutate}
      />
    </section>
  );
};

/** How I am told by mail of what can wait; for administrators of the group also how everybody is who made no choice. */
export const NoticeSettingsPage = () => {
  const { t, long } = useWords();
  const { data, error, isPending, refetch } = useWishes();
  usePageTitle(t('wishTitle'));
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('wishTitle')}</h1>
        <Link to="/notices">{t('noticesTitle')}</Link>
      </div>
      <p className="soft">{t('wishIntro')}</p>
      {isPending && <Loading rows={6} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          {!data.reachable && <Alert type="warning" showIcon title={t('wishNoAddress')} />}
          <section className="card">
            {data.nextDigestAt && <p>{t('wishNext', { at: long(data.nextDigestAt) })}</p>}
            <Own {...data} />
          </section>
          {data.decidesForHouse && <House house={data.house} />}
        </>
      )}
    </div>
  );
};
