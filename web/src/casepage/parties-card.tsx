import '../i18n/ownership';
import '../i18n/related';
import { type CaseDetail, respondentPerson, respondentUnit, type StandIn } from '@tingsu/contracts';
import { Link } from 'react-router';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';
import { RespondentList } from '../respondents/respondent-list';
import { listPath } from '../worklist/list-filters';
import { ToldLines } from './told-lines';
import { UrgesLine } from './urges-line';
import { RuleSentences } from './rule-sentences';

/** Who acts because the person who would act may not; or that no one is left. */
const useStandInWords = () => {
  const { t, label } = useWords();
  const directory = useDirectory();
  return ({ personId, insteadOf, role, department }: StandIn): string => {
    const office = [department && directory.department(department), label('role', role)]
      .filter(Boolean)
      .join(' ');
    const other = directory.person(insteadOf);
    return personId
      ? t('standInFor', { name: directory.person(personId), other, role: office })
      : t('standInNone', { other, role: office });
  };
};

const LINKS = {
  merged_into: 'mergedInto',
  merged_from: 'mergedFrom',
  related: 'relatedTo',
  origin: 'comesFrom',
  outcome: 'ledTo',
} as const;

/** Who handles the case, who is complained about, who is kept away, and who acts in their place. */
export const PartiesCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, list } = useWords();
  const directory = useDirectory();
  const { unitName } = usePolicies(detail.policies);
  const standInWords = useStandInWords();
  const { units, persons, others } = detail.respondents;
  const lead = detail.leadDepartment
    ? directory.department(detail.leadDepartment)
    : unitName(detail.lead) || t('notRouted');
  const assist =
    detail.assistDepartments.length > 0
      ? detail.assistDepartments.map(directory.department)
      : detail.assist.map(unitName);
  return (
    <section className="card" aria-labelledby="parties-title">
      <h2 id="parties-title">{t('partiesTitle')}</h2>
      <dl className="pairs">
        <dt>{t('caseLead')}</dt>
        <dd>
          {detail.leadDepartment ? (
            <Link
              to={listPath('all', { department: detail.leadDepartment })}
              title={t('relatedOfDepartment')}
            >
              {lead}
            </Link>
          ) : (
            lead
          )}
          {detail.leadDepartment && detail.lead && detail.lead !== detail.leadDepartment && (
            <small className="soft"> {unitName(detail.lead)}</small>
          )}
        </dd>
        {assist.length > 0 && (
          <>
            <dt>{t('caseAssist')}</dt>
            <dd>{list(assist)}</dd>
          </>
        )}
        {detail.supervisor && (
          <>
            <dt>{t('caseSupervisor')}</dt>
            <dd>{unitName(detail.supervisor)}</dd>
          </>
        )}
        <dt>{t('caseOwner')}</dt>
        <dd data-testid="owner">{detail.owner ? directory.person(detail.owner) : t('noOwner')}</dd>
        <dt>{t('caseAssignee')}</dt>
        <dd>{detail.assignee ? directory.person(detail.assignee) : t('none')}</dd>
        <ToldLines detail={detail} />
        <UrgesLine detail={detail} />
        {units.length > 0 && (
          <>
            <dt>{t('partiesUnits')}</dt>
            <dd>
              <RespondentList
                caseNo={detail.caseNo}
                respondents={units.map((code) => ({
                  respondent: respondentUnit(code),
                  name: directory.department(code),
                }))}
              />
            </dd>
          </>
        )}
        {persons.length > 0 && (
          <>
            <dt>{t('partiesPersons')}</dt>
            <dd>
              <RespondentList
                ofPersons
                caseNo={detail.caseNo}
                respondents={persons.map((id) => ({
                  respondent: respondentPerson(id),
                  name: directory.person(id),
                }))}
              />
            </dd>
          </>
        )}
        {others && (
          <>
            <dt>{t('partiesOthers')}</dt>
            <dd className="said" dir="auto">
              {shown(others)}
            </dd>
          </>
        )}
        {detail.excluded.length > 0 && (
          <>
            <dt>{t('partiesExcluded')}</dt>
            <dd>{list(detail.excluded.map(directory.person))}</dd>
          </>
        )}
        {detail.standIns.length > 0 && (
          <>
            <dt>{t('partiesStandIns')}</dt>
            <dd data-testid="stand-ins">
              {detail.standIns.map((one) => (
                <p key={`${one.insteadOf}-${one.role}-${one.relation}`}>{standInWords(one)}</p>
              ))}
            </dd>
          </>
        )}
        {detail.leadRule && (
          <>
            <dt>{t('leadRule')}</dt>
            <dd>
              <RuleSentences of="routing" rules={[detail.leadRule]} policies={detail.policies} />
            </dd>
          </>
        )}
        {detail.linked.length > 0 && (
          <>
            <dt>{t('caseLinked')}</dt>
            <dd>
              {detail.linked.map((link) => (
                <p key={link.caseNo}>
                  {t(LINKS[link.relation])} <Link to={`/cases/${link.caseNo}`}>{link.caseNo}</Link>
                </p>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
};
