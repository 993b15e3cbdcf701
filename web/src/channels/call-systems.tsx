import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallSystemView, InletTest } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { get, post } from '../api/http.client';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useHasGroupRole, useWords } from '../kit/words';

const SYSTEMS = ['call-systems'] as const;

const useCallSystems = (mayRead: boolean) =>
  useQuery({
    queryKey: SYSTEMS,
    queryFn: ({ signal }) =>
      get<{ readonly items: readonly CallSystemView[] }>('/call-systems', undefined, signal),
    enabled: mayRead,
  });

const System = ({ system }: { readonly system: CallSystemView }) => {
  const { t, short, reason } = useWords();
  const client = useQueryClient();
  const mayTest = useHasGroupRole('tenant_admin', 'centre_head');
  const testing = useMutation({
    mutationFn: () => post<InletTest>(`/call-systems/${encodeURIComponent(system.name)}/test`),
    onSettled: () => client.invalidateQueries({ queryKey: SYSTEMS }),
  });
  const { name, extensions, lastSignalAt, lastRefusedAt, lastRefusedCode } = system;
  const result = testing.data;
  return (
    <li data-system={name}>
      <strong>{name}</strong> {t('callSystemExtensions', { count: extensions })}
      <p>
        {lastSignalAt ? t('callSystemLast', { at: short(lastSignalAt) }) : t('callSystemSilent')}
      </p>
      {lastRefusedAt && lastRefusedCode && (
        <p>
          {t('callSystemRefused', {
            at: short(lastRefusedAt),
            why: reason(lastRefusedCode) ?? lastRefusedCode,
          })}
        </p>
      )}
      {mayTest && (
        <Button
          size="small"
          aria-label={t('inletTestNamed', { name })}
          loading={testing.isPending}
          onClick={() => testing.mutate()}
        >
          {t('callSystemTest')}
        </Button>
      )}
      {testing.error && <ProblemView error={testing.error} />}
      {result && (
        <Alert
          role="status"
          type={result.fault === null ? 'success' : 'error'}
          showIcon
          title={
            result.fault === null
              ? t('callSystemRang')
              : t(`inletFault_${result.fault}`, { detail: result.detail ?? '' })
          }
        />
      )}
    </li>
  );
};

/** The telephone systems whose calls pop up for staff. */
export const CallSystems = () => {
  const { t } = useWords();
  const mayRead = useHasGroupRole('tenant_admin', 'centre_head', 'operator');
  const { data, error, isLoading, refetch } = useCallSystems(mayRead);
  if (!mayRead) return null;
  return (
    <div className="inlet-test">
      <p className="soft">{t('callSystemsHint')}</p>
      {isLoading && <Loading rows={1} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p>{t('callSystemsNone')}</p>}
      <ul className="plain-list">
        {data?.items.map((system) => (
          <System key={system.name} system={system} />
        ))}
      </ul>
    </div>
  );
};
