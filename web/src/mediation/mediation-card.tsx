import '../i18n/mediation';
import {
  awaitsConfirmation,
  isOpenMediation,
  isUnsigned,
  type CaseDetail,
  type Mediation,
} from '@tingsu/contracts';
import { Tag } from 'antd';
import type { TextKey } from '../i18n/texts';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { grouped } from '../remedies/money';
import { mediationName } from './mediation-choices';

type Detail = CaseDetail;

const stateOf = ({ result, acceptedAt }: Mediation): TextKey => {
  if (result !== null) return `mediationState_${result}`;
  return acceptedAt === null ? 'mediationState_proposed' : 'mediationState_running';
};

const toneOf = ({ result, signedAt }: Mediation): string => {
  if (result === null) return 'tone-amber';
  return result === 'agreed' && signedAt !== null ? 'tone-green' : 'tone-grey';
};

/** Who mediates, how far it is, and what was agreed; nothing where nobody proposed it. */
export const MediationCard = ({ detail }: { readonly detail: Detail }) => {
  const words = useWords();
  const { t, list } = words;
  const { mediations = [] } = detail;
  if (mediations.length === 0) return null;
  const owed = mediations.some(
    (one) => isOpenMediation(one) || isUnsigned(one) || awaitsConfirmation(one),
  );
  return (
    <FoldCard
      id="mediation"
      title={t('mediationTitle')}
      gist={list(mediations.map((one) => t(stateOf(one))))}
      owed={owed}
    >
      <ul className="plain-list">
        {mediations.map((one) => (
          <MediationItem key={one.mediationId} mediation={one} detail={detail} />
        ))}
      </ul>
    </FoldCard>
  );
};

const MediationItem = ({
  mediation,
  detail,
}: {
  readonly mediation: Mediation;
  readonly detail: Detail;
}) => {
  const words = useWords();
  const { t, label, long } = words;
  const { mediationId, proposedBy, proposedAt, acceptedAt, clockId, sessions } = mediation;
  const until = detail.clocks.find((clock) => clock.clockId === clockId)?.dueAt;
  const lines = [
    t('mediationProposed', { who: label('mediationProposer', proposedBy), at: long(proposedAt) }),
    acceptedAt && t('mediationAccepted', { at: long(acceptedAt) }),
    acceptedAt && mediation.result === null && until && t('mediationUntil', { at: long(until) }),
    sessions.length > 0 &&
      t('mediationSessions', { count: sessions.length, at: long(sessions.at(-1)?.at ?? '') }),
    mediation.endedAt && t('mediationEndedAt', { at: long(mediation.endedAt) }),
    mediation.agreed &&
      t('mediationAgreed', {
        amount: `${grouped(mediation.agreed.amount.value)} ${mediation.agreed.amount.currency}`,
      }),
    mediation.signedAt && t('mediationSignedAt', { at: long(mediation.signedAt) }),
    isUnsigned(mediation) && t('mediationUnsigned'),
    mediation.confirmation &&
      t('mediationConfirmation', {
        step: label('confirmationStep', mediation.confirmation.step),
        at: long(mediation.confirmation.at),
      }),
  ].filter(Boolean);
  const written = detail.timeline
    .filter(({ data }) => data['mediationId'] === mediationId)
    .flatMap(({ version, text }) =>
      Object.entries(text).map(([field, value]) => ({ key: `${version}.${field}`, field, value })),
    );
  return (
    <li data-mediation={mediation.number}>
      <p>
        <strong>{mediationName(mediation, words)}</strong>{' '}
        <Tag className={toneOf(mediation)}>{t(stateOf(mediation))}</Tag>
      </p>
      <p className="soft">{lines.join(' · ')}</p>
      {written.length > 0 && (
        <details>
          <summary className="soft">{t('mediationWords')}</summary>
          <dl className="pairs">
            {written.map(({ key, field, value }) => (
              <div key={key}>
                <dt>{label('text', field)}</dt>
                <dd className="said" dir="auto">
                  {shown(value)}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
};
