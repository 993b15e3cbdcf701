import type { ApiKey, MadeApiKey } from '@tingsu/contracts';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { PagedTable } from '../kit/paged-table';
import { useWords } from '../kit/words';
import { ExchangeDialog } from './exchange-dialog';
import { KeyForm } from './key-form';
import { SecretDialog } from './secret-dialog';
import { KEYS_LIST, useKeys, useRevokeKey } from './use-keys';

const COLUMNS = ['keyName', 'keyMay', 'keyUse', 'keyState', 'routineAction'] as const;
const TONES = { active: 'tone-green', expired: 'tone-amber', revoked: 'tone-red' } as const;
const STATES = { active: 'keyActive', expired: 'keyExpired', revoked: 'keyRevoked' } as const;

/** When it was used last, how often, and why it was refused. */
const Use = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  const { t, short, reason } = useWords();
  const { lastTakenAt, lastRefusedAt, lastRefusedCode, taken, refused } = apiKey;
  return (
    <>
      {lastTakenAt ? t('keyLastUsed', { at: short(lastTakenAt) }) : t('keyNeverUsed')}
      <small>{t('keyCounts', { taken, refused })}</small>
      {lastRefusedAt && lastRefusedCode && (
        <small>
          {t('keyLastRefused', {
            at: short(lastRefusedAt),
            why: reason(lastRefusedCode) ?? lastRefusedCode,
          })}
        </small>
      )}
    </>
  );
};

interface RowProps {
  readonly apiKey: ApiKey;
  onChange(): void;
  onExchange(): void;
  onRevoke(): void;
}

const Row = ({ apiKey, onChange, onExchange, onRevoke }: RowProps) => {
  const { t, label, list, short } = useWords();
  const directory = useDirectory();
  const { name, hint, channels, campuses, perMinute, state, expiresAt, formerUntil } = apiKey;
  return (
    <tr data-key={name}>
      <td>
        {name}
        {hint && <small>…{hint}</small>}
      </td>
      <td>
        {list(channels.map((channel) => label('channel', channel)))}
        <small>
          {campuses.length === 0 ? t('keyAllCampuses') : list(campuses.map(directory.campus))}
        </small>
        {perMinute !== null && <small>{t('keyLimit', { count: perMinute })}</small>}
      </td>
      <td>
        <Use apiKey={apiKey} />
      </td>
      <td>
        <Tag className={TONES[state]}>{t(STATES[state])}</Tag>
        {expiresAt && state !== 'revoked' && (
          <small>{t('keyUntil', { at: short(expiresAt) })}</small>
        )}
        {formerUntil && <small>{t('keyFormerUntil', { at: short(formerUntil) })}</small>}
      </td>
      <td>
        <span className="row">
          <Button size="small" aria-label={`${t('keyChange')}: ${name}`} onClick={onChange}>
            {t('keyChange')}
          </Button>
          <Button size="small" aria-label={`${t('keyExchange')}: ${name}`} onClick={onExchange}>
            {t('keyExchange')}
          </Button>
          {state !== 'revoked' && (
            <Button
              size="small"
              danger
              aria-label={`${t('keyRevoke')}: ${name}`}
              onClick={onRevoke}
            >
              {t('keyRevoke')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
};

type Asked =
  | { readonly what: 'form'; readonly apiKey: ApiKey | null }
  | { readonly what: 'exchange'; readonly apiKey: ApiKey }
  | { readonly what: 'secret'; readonly made: MadeApiKey };

/** Who may hand in complaints by a program. */
export const KeysSection = () => {
  const { t } = useWords();
  const { modal, message } = App.useApp();
  const query = useKeys();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [asked, setAsked] = useState<Asked | null>(null);
  const revoking = useRevokeKey(() => void message.success(t('keyRevokedDone')));
  const close = (): void => setAsked(null);
  const shown = (made: MadeApiKey | null): void => setAsked(made && { what: 'secret', made });
  const revoke = ({ id, name }: ApiKey): void =>
    void modal.confirm({
      title: t('keyRevokeAsk', { name }),
      content: t('keyRevokeHelp'),
      okText: t('keyRevoke'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => revoking.mutateAsync(id),
    });
  return (
    <section>
      <div className="page-head">
        <h2>{t('apiKeysTitle')}</h2>
        <Button type="primary" onClick={() => setAsked({ what: 'form', apiKey: null })}>
          {t('keyNew')}
        </Button>
      </div>
      <p className="soft">{t('apiKeysIntro')}</p>
      <PagedTable
        name={t('apiKeysTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('apiKeysNone')}
        row={(apiKey) => (
          <Row
            key={apiKey.id}
            apiKey={apiKey}
            onChange={() => setAsked({ what: 'form', apiKey })}
            onExchange={() => setAsked({ what: 'exchange', apiKey })}
            onRevoke={() => revoke(apiKey)}
          />
        )}
      />
      {asked?.what === 'form' && <KeyForm apiKey={asked.apiKey} done={shown} onClose={close} />}
      {asked?.what === 'exchange' && (
        <ExchangeDialog<MadeApiKey>
          title={t('keyExchange')}
          ask={t('keyExchangeAsk', { name: asked.apiKey.name })}
          path={`/api-keys/${asked.apiKey.id}/exchange`}
          list={KEYS_LIST}
          done={shown}
          onClose={close}
        />
      )}
      {asked?.what === 'secret' && (
        <SecretDialog title={t('keyShown')} secret={asked.made.key} onClose={close} />
      )}
    </section>
  );
};
