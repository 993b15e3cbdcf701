import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DossierKey } from '@tingsu/contracts';
import { Button, Popconfirm } from 'antd';
import '../i18n/dossier';
import { get, post } from '../api/http.client';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';

interface Keys {
  readonly items: readonly DossierKey[];
}

const PATH = '/dossier-keys';
const KEY = ['dossier-keys'];

const KeyLine = ({ keyId, publicKey, from, until }: DossierKey) => {
  const { t, long } = useWords();
  return (
    <li data-dossier-key={keyId}>
      <code>{keyId}</code>
      <p className="soft">
        {until === null
          ? t('keysSince', { from: long(from) })
          : t('keysUntil', { from: long(from), until: long(until) })}
      </p>
      <details>
        <summary className="soft">{t('keysPublic')}</summary>
        <pre>{publicKey}</pre>
      </details>
    </li>
  );
};

/** Numbers of the keys that sign dossiers, to read out to who was handed one; administrators of the whole group change the key. */
export const DossierKeys = ({ mayChange }: { readonly mayChange: boolean }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<Keys>(PATH, undefined, signal),
  });
  const change = useMutation({
    mutationFn: () => post<Keys>(PATH),
    onSuccess: (keys) => client.setQueryData(KEY, keys),
  });
  return (
    <section className="card" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('signingKeysTitle')}</h2>
      <p className="soft">{t('keysIntro')}</p>
      {isPending && <Loading rows={2} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {change.error && <ProblemView error={change.error} />}
      {data?.items.length === 0 && <p>{t('keysNone')}</p>}
      <ul className="plain-list">
        {data?.items.map((key) => (
          <KeyLine key={key.keyId} {...key} />
        ))}
      </ul>
      {mayChange && (
        <Popconfirm
          title={t('keysChangeAsk')}
          okText={t('keysChange')}
          cancelText={t('cancel')}
          onConfirm={() => change.mutate()}
        >
          <Button loading={change.isPending}>{t('keysChange')}</Button>
        </Popconfirm>
      )}
    </section>
  );
};
