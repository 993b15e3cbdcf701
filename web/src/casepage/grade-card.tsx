import { adviceOf, type CaseDetail } from '@tingsu/contracts';
import { Tag } from 'antd';
import { valueName } from '../i18n/labels';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { Grade } from '../worklist/case-table';
import { RuleSentences } from './rule-sentences';

const useFactLines = (detail: CaseDetail): readonly string[] => {
  const { t, label, language, list, long } = useWords();
  const { department } = useDirectory();
  const { factName, severityName, dangerName, offered } = usePolicies(detail.policies);
  const isInstant = (name: string): boolean =>
    offered.facts.some((fact) => fact.name === name && fact.type === 'instant');
  const valueOf = (name: string, value: CaseDetail['facts'][string]): string => {
    if (typeof value === 'boolean') return t(value ? 'factYes' : 'factNo');
    if (isInstant(name)) return long(String(value));
    const named = (one: string): string => {
      if (name === 'severity') return severityName(one);
      if (name === 'danger') return dangerName(one);
      if (name === 'elements') return label('missing', one);
      if (name === 'signature') return label('signature', one);
      return valueName(language, 'factValue', one, { campus: detail.campus, department });
    };
    return list([value].flat().map((one) => named(String(one))));
  };
  return Object.entries(detail.facts)
    .filter(
      ([code]) =>
        !['category', 'topics', 'channel', 'relation', 'caseKind', 'anonymous'].includes(code),
    )
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([code, value]) => t('factLine', { fact: factName(code), value: valueOf(code, value) }));
};

/** Who found the complaint malicious or untrue, and whether a second person did (T-39). */
const Invalidity = ({ invalidity }: Pick<CaseDetail, 'invalidity'>) => {
  const { t, label } = useWords();
  const { person } = useDirectory();
  if (!invalidity) return null;
  const { confirmed, kind, proposedBy } = invalidity;
  const name = proposedBy === null ? '—' : person(proposedBy);
  return (
    <p data-testid="invalidity" className={confirmed ? 'late' : 'soft'}>
      {t(confirmed ? 'invalidFound' : 'invalidProposed', {
        kind: kind ? label('invalidKind', kind) : t('invalidAny'),
        name,
      })}
    </p>
  );
};

/** What the policy made of the case: nature, priority, category, topics, facts, and the rules that led there. */
export const GradeCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, language, list } = useWords();
  const { categoryName, declineName, policyTitle, offered } = usePolicies(detail.policies);
  const track = offered.tracks.find((one) => one.code === detail.track);
  const facts = useFactLines(detail);
  const { department } = useDirectory();
  const topicName = (topic: string): string =>
    valueName(language, 'topic', topic, { campus: detail.campus, department });
  const advised = adviceOf(detail);
  const code = 'code' in advised ? advised.code : null;
  return (
    <section className="card" aria-labelledby="grade-title">
      <h2 id="grade-title">{t('gradeTitle')}</h2>
      <p>
        <Grade priority={detail.priority} nature={detail.nature} />
        {detail.acceptance && (
          <Tag className={advised.advice === 'accept' ? 'tone-green' : 'tone-amber'}>
            {label('acceptance', advised.advice)}
            {code && ` · ${declineName(code) ?? label('missing', code)}`}
          </Tag>
        )}
        {detail.reportable && <Tag className="tone-red">{t('caseReportable')}</Tag>}
      </p>
      <Invalidity invalidity={detail.invalidity} />
      <dl className="pairs">
        <dt>{t('fieldCategory')}</dt>
        <dd>{detail.category ? categoryName(detail.category) : t('notClassified')}</dd>
        {detail.topics.length > 0 && (
          <>
            <dt>{t('topicsTitle')}</dt>
            <dd>{list(detail.topics.map(topicName))}</dd>
          </>
        )}
        {facts.length > 0 && (
          <>
            <dt>{t('factsTitle')}</dt>
            <dd>
              <ul className="plain-list">
                {facts.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {detail.natureRules.length > 0 && (
          <>
            <dt>{t('natureRules')}</dt>
            <dd>
              <RuleSentences of="nature" rules={detail.natureRules} policies={detail.policies} />
            </dd>
          </>
        )}
        {detail.track && (
          <>
            <dt>{t('caseTrack')}</dt>
            <dd>{track ? inLanguage(track.label, language) : detail.track}</dd>
          </>
        )}
        <dt>{t('casePolicies')}</dt>
        <dd>
          <ul className="plain-list">
            {detail.policies.map((policy) => (
              <li key={policy.id} title={`${policy.id} ${policy.version}`}>
                {policyTitle(policy)}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </section>
  );
};

export const FollowUpsCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, long, label } = useWords();
  if (detail.followUps.length === 0) return null;
  return (
    <section className="card" aria-labelledby="follow-ups-title">
      <h2 id="follow-ups-title">{t('followUpsTitle')}</h2>
      <ol className="plain-list">
        {detail.followUps.map((item) => (
          <li key={`${item.planId}-${item.itemNo}`}>
            {t('followUpItem', { no: item.itemNo, at: long(item.dueAt) })}{' '}
            <Tag>{item.result ? label('followUp', item.result) : t('followUpPlanned')}</Tag>
          </li>
        ))}
      </ol>
    </section>
  );
};
