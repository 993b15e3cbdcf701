import type { MadeWebhook, Webhook } from '@tingsu/contracts';
import { Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ExchangeDialog } from './exchange-dialog';
import { SecretDialog } from './secret-dialog';
import { WEBHOOKS } from './stopped-webhooks';
import { useWebhooks } from './use-webhooks';
import { WebhookForm } from './webhook-form';

const OFF = {
  by_hand: 'webhookOffByHand',
  failing: 'webhookOffFailing',
  gone: 'webhookOffGone',
} as const;

/** On, failing or off, and since when. */
export const WebhookState = ({ webhook }: { readonly webhook: Webhook }) => {
  const { t, short } = useWords();
  const { active, offReason, failingSince, lastDeliveredAt, formerUntil } = webhook;
  const tone = !active ? 'tone-red' : failingSince ? 'tone-amber' : 'tone-green';
  return (
    <>
      <Tag className={tone}>
        {t(active ? (failingSince ? 'webhookFailing' : 'keyActive') : OFF[offReason ?? 'by_hand'])}
      </Tag>
      {failingSince && <small>{t('webhookFailingSince', { at: short(failingSince) })}</small>}
      <small>
        {lastDeliveredAt
          ? t('webhookLast', { at: short(lastDeliveredAt) })
          : t('webhookNothingYet')}
      </small>
      {formerUntil && <small>{t('webhookFormerUntil', { at: short(formerUntil) })}</small>}
    </>
  );
};

interface RowProps {
  readonly webhook: Webhook;
  onChange(): void;
  onExchange(): void;
}

const Row = ({ webhook, onChange, onExchange }: RowProps) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const { id, name, url, types, campuses, waiting, failed } = webhook;
  return (
    <tr data-webhook={name}>
      <td>
        {name}
        <small className="webhook-url">{url}</small>
      </td>
      <td>
        {t('webhookTypeCount', { count: types.length })}
        <small>
          {campuses.length === 0 ? t('keyAllCampuses') : list(campuses.map(directory.campus))}
        </small>
      </td>
      <td>
        <WebhookState webhook={webhook} />
      </td>
      <td>
        <Link to={`/partners/webhooks/${id}`} aria-label={`${t('webhookSent')}: ${name}`}>
          {t('webhookSent')}
        </Link>
        <small>{t('webhookCounts', { waiting, failed })}</small>
      </td>
      <td>
        <span className="row">
          <Button size="small" aria-label={`${t('keyChange')}: ${name}`} onClick={onChange}>
            {t('keyChange')}
          </Button>
          <Button size="small" aria-label={`${t('secretExchange')}: ${name}`} onClick={onExchange}>
            {t('secretExchange')}
          </Button>
        </span>
      </td>
    </tr>
  );
};

type Asked =
  | { readonly what: 'form'; readonly webhook: Webhook | null }
  | { readonly what: 'exchange'; readonly webhook: Webhook }
  | { readonly what: 'secret'; readonly made: MadeWebhook };

const COLUMNS = ['keyName', 'webhookWhat', 'keyState', 'webhookSent', 'routineAction'] as const;

/** Addresses of partners to which events are sent. */
export const WebhooksSection = () => {
  const { t } = useWords();
  const query = useWebhooks();
  const items = query.data?.items ?? [];
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const shown = (made: MadeWebhook | null): void => setAsked(made && { what: 'secret', made });
  return (
    <section>
      <div className="page-head">
        <h2>{t('webhooksTitle')}</h2>
        <Button onClick={() => setAsked({ what: 'form', webhook: null })}>{t('webhookNew')}</Button>
      </div>
      <p className="soft">{t('webhooksIntro')}</p>
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Empty description={t('webhooksNone')} />}
      {items.length > 0 && (
        <div className="table-frame" tabIndex={0} role="group" aria-label={t('webhooksTitle')}>
          <table className="figures parked">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((webhook) => (
                <Row
                  key={webhook.id}
                  webhook={webhook}
                  onChange={() => setAsked({ what: 'form', webhook })}
                  onExchange={() => setAsked({ what: 'exchange', webhook })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked?.what === 'form' && (
        <WebhookForm webhook={asked.webhook} done={shown} onClose={close} />
      )}
      {asked?.what === 'exchange' && (
        <ExchangeDialog<MadeWebhook>
          title={t('secretExchange')}
          ask={t('secretExchangeAsk', { name: asked.webhook.name })}
          path={`/webhooks/${asked.webhook.id}/exchange`}
          list={WEBHOOKS}
          done={shown}
          onClose={close}
        />
      )}
      {asked?.what === 'secret' && (
        <SecretDialog title={t('secretShown')} secret={asked.made.secret} onClose={close} />
      )}
    </section>
  );
};
