import '../i18n/after';
import {
  isOpenReconsideration,
  isUntoldConclusion,
  type CaseDetail,
  type Reconsideration,
  type ResultNotice,
} from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { partyName } from './parties';
import { wordsOfResult } from './result-words';
import { useWaits } from './use-waits';

const Asked = ({
  asked,
  detail,
}: {
  readonly asked: Reconsideration;
  readonly detail: CaseDetail;
}) => {
  const { t, label, long } = useWords();
  const { grounds, evidence, reasons } = wordsOfResult(asked.reconsiderationId, detail.timeline);
  const line = asked.decidedAt
    ? t('reconsiderationDecided', {
        result: label('reconsidered', asked.result),
        at: long(asked.decidedAt),
      })
    : asked.withdrawnAt
      ? t('reconsiderationWithdrawn', { at: long(asked.withdrawnAt) })
      : t('reconsiderationOpen', { at: long(asked.askedAt) });
  return (
    <li data-reconsideration={asked.result ?? 'open'}>
      <p>{line}</p>
      {[grounds, evidence, reasons].filter(Boolean).map((said) => (
        <p className="said" dir="auto" key={said}>
          {shown(said)}
        </p>
      ))}
      {asked.decidedAt && (
        <p className="soft" data-testid="conclusion">
          {asked.told
            ? [
                t('conclusionTold', {
                  at: long(asked.told.at),
                  how: label('conclusionMedium', asked.told.medium),
                }),
                asked.readAt
                  ? t('conclusionReadOn', { at: long(asked.readAt) })
                  : asked.told.medium === 'system' && t('conclusionUnread'),
              ]
                .filter(Boolean)
                .join(' · ')
            : t('conclusionUntold')}
        </p>
      )}
    </li>
  );
};

const Served = ({
  notice,
  detail,
}: {
  readonly notice: ResultNotice;
  readonly detail: CaseDetail;
}) => {
  const { t, label, long } = useWords();
  const directory = useDirectory();
  const asked = (detail.reconsiderations ?? []).filter((one) => one.noticeId === notice.noticeId);
  return (
    <li data-testid="served-result">
      <p>
        <strong>{partyName(notice.on, directory)}</strong>
      </p>
      <p className="soft">
        {[
          t('resultServedLine', {
            at: long(notice.servedAt),
            how: label('servedBy', notice.medium),
            receipt: label('serviceReceipt', notice.receipt),
          }),
          notice.askUntil ? t('askUntil', { at: long(notice.askUntil) }) : t('noReconsideration'),
        ].join(' · ')}
      </p>
      <ul className="plain-list">
        {asked.map((one) => (
          <Asked key={one.reconsiderationId} asked={one} detail={detail} />
        ))}
      </ul>
    </li>
  );
};

/** The result as it was served on who is complained of, what they said to it, and what the house was told. */
export const ResultsCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  const waits = useWaits(detail.waits);
  const { results = [], reconsiderations = [], circulars = [], resultsOwed = [] } = detail;
  if (results.length + circulars.length + resultsOwed.length === 0) return null;
  const open = reconsiderations.some(isOpenReconsideration);
  const untold = reconsiderations.some(isUntoldConclusion);
  return (
    <FoldCard
      id="results"
      title={t('resultsTitle')}
      gist={t('resultsGist', { served: results.length, asked: reconsiderations.length })}
      owed={open || untold || resultsOwed.length > 0}
    >
      {resultsOwed.length > 0 && (
        <p data-testid="results-owed">
          {t('resultsOwed', { who: resultsOwed.map((on) => partyName(on, directory)).join('、') })}
        </p>
      )}
      {waits && <p className="soft">{waits}</p>}
      <ul className="plain-list">
        {results.map((notice) => (
          <Served key={notice.noticeId} notice={notice} detail={detail} />
        ))}
        {circulars.map(({ circularId, at, departments }) => (
          <li key={circularId} data-testid="circular">
            {t('circularLine', {
              at: long(at),
              who:
                departments.length === 0
                  ? t('circularWhole')
                  : departments.map(directory.department).join('、'),
            })}
          </li>
        ))}
      </ul>
    </FoldCard>
  );
};
