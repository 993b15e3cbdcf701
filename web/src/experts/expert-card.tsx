import '../i18n/experts';
import {
  isAwaited,
  isOpenExpertOpinion,
  isUntoldOpinion,
  type CaseDetail,
  type ExpertOpinion,
} from '@tingsu/contracts';
import { Tag } from 'antd';
import { inLanguage } from '../i18n/language';
import type { TextKey } from '../i18n/texts';
import { issueName } from '../issues/issue-words';
import { FoldCard } from '../kit/fold-card';
import { usePolicies } from '../kit/policies';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { expertName } from './expert-choices';

type Detail = CaseDetail;

const stateOf = (one: ExpertOpinion): TextKey => {
  if (one.result !== null) return `expertState_${one.result}`;
  return isAwaited(one) ? 'expertState_awaited' : 'expertState_asked';
};
const toneOf = ({ result }: ExpertOpinion): string => {
  if (result === null) return 'tone-amber';
  return result === 'received' ? 'tone-green' : 'tone-grey';
};

/** Who examines what, how far it is, and what was found; empty where no opinion was asked for. */
export const ExpertCard = ({ detail }: { readonly detail: Detail }) => {
  const { t, list } = useWords();
  const { expertOpinions = [] } = detail;
  if (expertOpinions.length === 0) return null;
  return (
    <FoldCard
      id="experts"
      title={t('expertTitle')}
      gist={list(expertOpinions.map((one) => t(stateOf(one))))}
      owed={expertOpinions.some((one) => isOpenExpertOpinion(one) || isUntoldOpinion(one))}
    >
      <ul className="plain-list">
        {expertOpinions.map((one) => (
          <ExpertItem key={one.expertOpinionId} opinion={one} detail={detail} />
        ))}
      </ul>
    </FoldCard>
  );
};

const ExpertItem = ({
  opinion,
  detail,
}: {
  readonly opinion: ExpertOpinion;
  readonly detail: Detail;
}) => {
  const words = useWords();
  const { t, label } = words;
  return (
    <li data-expert={opinion.number}>
      <p>
        <strong>{expertName(opinion, words)}</strong> <Tag>{label('expertKind', opinion.kind)}</Tag>
        <Tag className={toneOf(opinion)}>{t(stateOf(opinion))}</Tag>
      </p>
      <Course opinion={opinion} detail={detail} />
      <Conclusion opinion={opinion} detail={detail} />
      <Written opinion={opinion} detail={detail} />
    </li>
  );
};

interface Props {
  readonly opinion: ExpertOpinion;
  readonly detail: Detail;
}

const Course = ({ opinion, detail }: Props) => {
  const words = useWords();
  const { t, label, long, list } = words;
  const { offered } = usePolicies(detail.policies);
  const { askedBy, askedAt, consent, issues, takenAt, materials, told, contested } = opinion;
  const about = (detail.issues ?? []).filter(({ issueId }) => issues.includes(issueId));
  const lines = [
    t('expertAsked', { who: label('expertAsker', askedBy), at: long(askedAt) }),
    consent && label('expertConsent', consent),
    about.length > 0 &&
      t('expertAbout', { issues: list(about.map((one) => issueName(one, words, offered))) }),
    takenAt && t('expertTaken', { at: long(takenAt) }),
    ...materials.map(({ at }) => t('expertMaterials', { at: long(at) })),
    told && t('expertTold', { how: label('expertToldBy', told.by), at: long(told.at) }),
    isUntoldOpinion(opinion) && t('expertUntold'),
    ...contested.map(({ side, at, again }) =>
      t(again ? 'expertContestedAgain' : 'expertContested', {
        who: label('expertSide', side),
        at: long(at),
      }),
    ),
  ];
  return <p className="soft">{lines.filter(Boolean).join(' · ')}</p>;
};

const Conclusion = ({ opinion: { conclusion }, detail }: Props) => {
  const { t, label, language } = useWords();
  if (!conclusion) return null;
  const { damage, fault, causal, degree, grade, issuedOn } = conclusion;
  const named = detail.expertDegrees?.find(({ id }) => id === degree);
  const said = (yes: boolean): string => t(yes ? 'expertYes' : 'expertNo');
  const pairs: readonly (readonly [TextKey, string | undefined])[] = [
    ['fieldExpertIssuedOn', issuedOn],
    ['fieldExpertDamage', said(damage)],
    ['fieldExpertFault', said(fault)],
    ['fieldExpertCausal', said(causal)],
    ['expertDegree', named ? inLanguage(named.label, language) : degree],
    ['expertGrade', grade === undefined ? undefined : label('accidentGrade', String(grade))],
  ];
  return (
    <dl className="pairs">
      {pairs.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
};

const Written = ({ opinion: { expertOpinionId }, detail }: Props) => {
  const { t, label } = useWords();
  const written = detail.timeline
    .filter(({ data }) => data['expertOpinionId'] === expertOpinionId)
    .flatMap(({ version, text }) =>
      Object.entries(text).map(([field, value]) => ({ key: `${version}.${field}`, field, value })),
    );
  if (written.length === 0) return null;
  return (
    <details>
      <summary className="soft">{t('expertWords')}</summary>
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
  );
};
