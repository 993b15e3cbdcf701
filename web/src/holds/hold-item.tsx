import type { CaseDetail, EvidenceHold, PaperTemplate } from '@tingsu/contracts';
import { Tag } from 'antd';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { PapersOf } from '../papers/papers-of';
import { holdName } from './hold-choices';
import { HoldFiles } from './hold-files';
import { wordsOfHold } from './words-of-hold';

const TONES = { asked: 'tone-amber', sealed: 'tone-red', released: 'tone-green' } as const;

const PAPERS: Readonly<Record<keyof typeof TONES, readonly PaperTemplate[]>> = {
  asked: ['hold-list'],
  sealed: ['hold-list', 'hold-opening'],
  released: ['hold-list', 'hold-opening', 'hold-return'],
};

const stateOf = ({ sealedAt, releasedAt }: EvidenceHold): keyof typeof TONES =>
  sealedAt === null ? 'asked' : releasedAt === null ? 'sealed' : 'released';

/** One seal: how far it is, and what both sides wrote down. */
export const HoldItem = ({
  hold,
  detail,
}: {
  readonly hold: EvidenceHold;
  readonly detail: CaseDetail;
}) => {
  const words = useWords();
  const { t, label, long } = words;
  const state = stateOf(hold);
  const { askedBy, askedAt, sealedAt, form, keptUntil, items, inspection, releasedAt } = hold;
  const lines = [
    t('holdAsked', { who: label('holdSide', askedBy), at: long(askedAt) }),
    sealedAt &&
      (keptUntil
        ? t('holdSealed', { at: long(sealedAt), items, until: long(keptUntil) })
        : t('holdSealedNoEnd', { at: long(sealedAt), items })),
    form && label('recordForm', form),
    sealedAt && !hold.patientThere && t('holdWitnessed'),
    hold.unfinished && t('holdUnfinished'),
    inspection &&
      t('holdSent', {
        at: long(inspection.sentAt),
        by: label('inspectionChoice', inspection.by),
      }),
    inspection?.resultAt && t('holdResult', { at: long(inspection.resultAt) }),
    releasedAt &&
      t('holdReleased', { at: long(releasedAt), ground: label('releaseGround', hold.ground) }),
  ].filter(Boolean);
  const written = Object.entries(wordsOfHold(hold.holdId, detail.timeline));
  return (
    <li data-hold={hold.listNo}>
      <p>
        <strong>{holdName(hold, words)}</strong>{' '}
        <Tag className={TONES[state]}>{t(`holdState_${state}`)}</Tag>
      </p>
      <p className="soft">{lines.join(' · ')}</p>
      {written.length > 0 && (
        <details>
          <summary className="soft">{t(state === 'asked' ? 'fieldHoldWhat' : 'holdWords')}</summary>
          <dl className="pairs">
            {written.map(([field, value]) => (
              <div key={field}>
                <dt>{label('text', field)}</dt>
                <dd className="said" dir="auto">
                  {shown(value)}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <PapersOf caseNo={detail.caseNo} templates={PAPERS[state]} about={String(hold.listNo)} />
      <HoldFiles detail={detail} holdId={hold.holdId} />
    </li>
  );
};
