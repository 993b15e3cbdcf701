import {
  houseReach,
  LOOP_STANDS,
  type LoopCounts,
  type LoopKind,
  type LoopScope,
} from '@tingsu/contracts';
import { Button, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { Day, Field } from './field';
import { listOf, scopeFrom, withPeriod } from './loop-scope';
import { useLoops } from './use-loops';

/** All campuses are one choice of the select. */
const ALL = '';

const ScopeForm = ({
  scope,
  onScope,
}: {
  readonly scope: LoopScope;
  onScope(scope: LoopScope): void;
}) => {
  const { t } = useWords();
  const directory = useDirectory();
  const me = useSession();
  const reached = me && houseReach(me, 'improvement.read').campuses;
  const campuses = directory.campuses.filter(({ code }) => !reached || reached.includes(code));
  return (
    <div className="loop-scope" role="search" aria-label={t('loopsTitle')}>
      {campuses.length > 1 && (
        <Field name={t('loopsCampus')}>
          {(id) => (
            <Select
              id={id}
              style={{ width: 220 }}
              value={scope.campus ?? ALL}
              onChange={(campus) => onScope({ ...scope, campus })}
              options={[
                { value: ALL, label: t('loopsAllCampuses') },
                ...campuses.map(({ code }) => ({ value: code, label: directory.campus(code) })),
              ]}
            />
          )}
        </Field>
      )}
      <Day
        name={t('loopsFrom')}
        value={scope.from ?? ''}
        onChange={(from) => onScope({ ...scope, from })}
      />
      <Day
        name={t('loopsTo')}
        value={scope.to ?? ''}
        onChange={(to) => onScope({ ...scope, to })}
      />
    </div>
  );
};

const Row = ({
  kind,
  counts,
  scope,
}: {
  readonly kind: LoopKind;
  readonly counts: LoopCounts;
  readonly scope: LoopScope;
}) => {
  const { t } = useWords();
  return (
    <tr data-loop={kind}>
      <th scope="row">{t(`loopKind_${kind}`)}</th>
      {LOOP_STANDS.map((stand) => {
        const count = counts[stand];
        const late = stand === 'overdue' && count !== null && count > 0;
        return (
          <td key={stand} data-stand={stand} data-label={t(`loopStand_${stand}`)}>
            {count === null ? (
              <span className="soft" title={t('loopsNoSuch')}>
                –
              </span>
            ) : (
              <Link
                to={listOf(kind, stand, scope)}
                className={late ? 'loop-late' : ''}
                aria-label={t('loopsOpenList', {
                  ...{ kind: t(`loopKind_${kind}`), stand: t(`loopStand_${stand}`), count },
                })}
              >
                {count}
              </Link>
            )}
          </td>
        );
      })}
    </tr>
  );
};

/** How all that is learned from complaints stands; each number opens the list behind it. */
export const LoopsPage = () => {
  const { t, timeZone } = useWords();
  const [search, setSearch] = useSearchParams();
  const scope = withPeriod(scopeFrom(search), dayIn(timeZone, serverNow()));
  const query = useLoops(scope);
  const change = (next: LoopScope): void =>
    setSearch(new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')), {
      replace: true,
    });
  return (
    <>
      <p className="soft">{t('loopsIntro')}</p>
      <ScopeForm scope={scope} onScope={change} />
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <div className="table-frame" tabIndex={0} role="group" aria-label={t('loopsTitle')}>
          <table className="figures loops" data-testid="loops">
            <thead>
              <tr>
                <th scope="col">{t('loopsKind')}</th>
                {LOOP_STANDS.map((stand) => (
                  <th key={stand} scope="col">
                    {t(`loopStand_${stand}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.data.items.map(({ kind, ...counts }) => (
                <Row key={kind} kind={kind} counts={counts} scope={scope} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="row">
        <span className="soft">{t('loopsHelp')}</span>
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('loopsAgain')}
        </Button>
      </p>
    </>
  );
};
