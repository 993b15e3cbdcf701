import type { WebhookDelivery } from '@tingsu/contracts';
import { App, Button, Input, Segmented, Tag } from 'antd';
import { useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import '../i18n/house';
import '../i18n/partners';
import type { TextKey } from '../i18n/texts';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { instantIn } from '../time/instants';
import { useEventName } from './event-names';
import './partners.css';
import { useDeliveries, useSendAgain, useWebhooks } from './use-webhooks';
import { WebhookState } from './webhooks-section';

const COLUMNS = [
  'deliveryWhen',
  'deliveryEvent',
  'keyState',
  'deliveryAnswer',
  'routineAction',
] as const;
const TONES = {
  pending: 'tone-amber',
  sending: 'tone-amber',
  delivered: 'tone-green',
  failed: 'tone-red',
} as const;
const STATES = {
  pending: 'deliveryPending',
  sending: 'deliverySending',
  delivered: 'deliveryDelivered',
  failed: 'deliveryFailed',
} as const;
const ERRORS: Readonly<Record<string, TextKey>> = {
  address_refused: 'deliveryAddressRefused',
  broken_off: 'deliveryBrokenOff',
  certificate: 'deliveryCertificate',
  name_unknown: 'deliveryNameUnknown',
  refused: 'deliveryRefused',
  timeout: 'deliveryTimeout',
  'endpoint.off': 'deliveryOff',
};

const Row = ({ delivery, onReplay }: { readonly delivery: WebhookDelivery; onReplay(): void }) => {
  const { t, short } = useWords();
  const eventName = useEventName();
  const { type, state, attempts, status, error, milliseconds, nextAt } = delivery;
  const why = error === null ? undefined : ERRORS[error];
  return (
    <tr>
      <td>{short(delivery.createdAt)}</td>
      <td>
        {eventName(type)}
        <small>{delivery.eventId}</small>
      </td>
      <td>
        <Tag className={TONES[state]}>{t(STATES[state])}</Tag>
        <small>{t('deliveryAttempts', { count: attempts })}</small>
        {nextAt && <small>{t('deliveryNext', { at: short(nextAt) })}</small>}
      </td>
      <td>
        {status !== null && `HTTP ${status}`}
        {why && <small>{t(why)}</small>}
        {milliseconds !== null && <small>{t('deliveryTook', { ms: milliseconds })}</small>}
      </td>
      <td>
        {state !== 'sending' && (
          <Button size="small" onClick={onReplay}>
            {t('deliveryAgain')}
          </Button>
        )}
      </td>
    </tr>
  );
};

/** What was sent to one address, with a test, and with sending again. */
export const DeliveriesPage = () => {
  const { t, timeZone } = useWords();
  const { message } = App.useApp();
  const id = useParams()['id'] ?? '';
  const inputId = useId();
  const [state, setState] = useState<'all' | 'failed'>('all');
  const [day, setDay] = useState('');
  const query = useDeliveries(id, state);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const webhook = useWebhooks().data?.items.find((one) => one.id === id);
  const again = useSendAgain(
    id,
    (count) =>
      void message.success(count === null ? t('webhookTested') : t('deliveryReplayed', { count })),
  );
  const title = webhook?.name ?? t('webhookSent');
  usePageTitle(title);
  const failedSince = day ? instantIn(timeZone, day, '') : null;
  return (
    <div className="page partners">
      <div className="page-head">
        <h1>{title}</h1>
        <span className="row">
          <Link to="/partners">{t('partnersTitle')}</Link>
          <Button loading={again.isPending} onClick={() => again.mutate('test')}>
            {t('webhookTest')}
          </Button>
        </span>
      </div>
      {webhook && (
        <p>
          <span className="webhook-url">{webhook.url}</span> <WebhookState webhook={webhook} />
        </p>
      )}
      <p className="soft">{t('deliveriesIntro')}</p>
      {again.error && <ProblemView error={again.error} />}
      <div className="row">
        <Segmented
          value={state}
          onChange={setState}
          options={[
            { value: 'all', label: t('deliveriesAll') },
            { value: 'failed', label: t('deliveriesFailed') },
          ]}
        />
        <label htmlFor={inputId}>{t('deliveryFailedSince')}</label>
        <Input
          id={inputId}
          type="date"
          className="replay-day"
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
        <Button
          disabled={failedSince === null}
          onClick={() => failedSince && again.mutate({ failedSince })}
        >
          {t('deliveryAllAgain')}
        </Button>
      </div>
      <PagedTable
        name={title}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('deliveriesNone')}
        row={(delivery) => (
          <Row
            key={delivery.eventId}
            delivery={delivery}
            onReplay={() => again.mutate({ eventId: delivery.eventId })}
          />
        )}
      />
    </div>
  );
};
