import type { Inlet } from '@tingsu/contracts';
import { Tag } from 'antd';
import { useId } from 'react';
import { Link } from 'react-router';
import type { TextKey } from '../i18n/texts';
import { useDirectory } from '../kit/directory';
import { useHasGroupRole, useReachesInHouse, useWords } from '../kit/words';
import { CallSystems } from './call-systems';
import { InletPerson } from './inlet-person';
import { InletTry } from './inlet-try';

interface Props {
  readonly inlet: Inlet;
}

const TONES: Readonly<Record<Inlet['state'], string>> = {
  open: 'tone-green',
  closed: '',
  not_set_up: 'tone-amber',
  expired: 'tone-amber',
  revoked: 'tone-red',
};
const HINTS: Partial<Readonly<Record<Inlet['kind'], TextKey>>> = {
  boxes: 'inletHint_boxes',
  desk: 'inletHint_desk',
  queue: 'inletHint_queue',
};
const PAGES: Partial<
  Readonly<Record<Inlet['kind'], 'accounts' | 'partners' | 'orders' | 'boxes' | 'new'>>
> = {
  wechat: 'accounts',
  partner: 'partners',
  authority: 'orders',
  boxes: 'boxes',
  desk: 'new',
  telephone: 'new',
};

const Fares = ({ inlet }: Props) => {
  const { t, short, reason } = useWords();
  const centre = useHasGroupRole('centre_officer', 'centre_head');
  const { lastTakenAt, lastRefusedAt, lastRefusedCode, taken, refused, limit, waiting } = inlet;
  const waits = t('inletWaitingCount', { count: waiting });
  return (
    <>
      <div>
        <dt>{t('inletLastTaken')}</dt>
        <dd>{lastTakenAt ? short(lastTakenAt) : t('none')}</dd>
      </div>
      {lastRefusedAt && lastRefusedCode && (
        <div>
          <dt>{t('inletLastRefused')}</dt>
          <dd>
            {t('inletRefusedWhy', {
              at: short(lastRefusedAt),
              why: reason(lastRefusedCode) ?? lastRefusedCode,
            })}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('inletCounts')}</dt>
        <dd>{t('inletCounted', { taken, refused })}</dd>
      </div>
      {limit && (
        <div>
          <dt>{t('inletLimit')}</dt>
          <dd>{t(`inletLimit_${limit.per}`, { count: limit.count })}</dd>
        </div>
      )}
      {waiting > 0 && (
        <div>
          <dt>{t('inletWaiting')}</dt>
          <dd className="late">{centre ? <Link to="/refused">{waits}</Link> : waits}</dd>
        </div>
      )}
    </>
  );
};

/** Where its account, its key or what belongs to it is kept, for who may go there. */
const Settings = ({ kind }: Pick<Inlet, 'kind'>) => {
  const { t } = useWords();
  const admin = useHasGroupRole('tenant_admin');
  const may = {
    accounts: admin,
    partners: admin,
    orders: useReachesInHouse('order.configure'),
    boxes: useReachesInHouse('box.edit'),
    new: useReachesInHouse('complaint.register'),
  };
  const page = PAGES[kind];
  return page && may[page] ? <Link to={`/${page}`}>{t(`inletSettings_${page}`)}</Link> : null;
};

/** One way by which complaints come in. */
export const InletCard = ({ inlet }: Props) => {
  const { t, label, list } = useWords();
  const directory = useDirectory();
  const headingId = useId();
  const { kind, name, state, channels, campuses } = inlet;
  const title = t(`inlet_${kind}`);
  const hint = HINTS[kind];
  const places = campuses.map(directory.campus);
  const serves = [
    ...(kind === 'partner' ? [list(channels.map((code) => label('channel', code)))] : []),
    ...(places.length > 0 ? [list(places)] : []),
  ];
  return (
    <section className="card inlet" aria-labelledby={headingId} data-inlet={inlet.id}>
      <h2 id={headingId}>
        {title} <Tag className={TONES[state]}>{t(`inletState_${state}`)}</Tag>
        {name && <small>{name}</small>}
      </h2>
      {hint && <p className="soft">{String(t(hint))}</p>}
      {serves.length > 0 && <p className="soft">{serves.join(' · ')}</p>}
      <dl className="inlet-facts">
        <InletPerson inlet={inlet} />
        {kind !== 'queue' && <Fares inlet={inlet} />}
      </dl>
      <Settings kind={kind} />
      {kind === 'telephone' && <CallSystems />}
      <InletTry inlet={inlet} name={name === null ? title : `${title} ${name}`} />
    </section>
  );
};
