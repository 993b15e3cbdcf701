import type { MeetingPack } from '@tingsu/contracts';
import { Link } from 'react-router';
import { percent } from '../dashboard/overview';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { useWords } from '../kit/words';

type Tallies = MeetingPack['figures']['byKind'];
interface TableProps {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string | number])[];
}

const Table = ({ title, rows }: TableProps) =>
  rows.length === 0 ? null : (
    <section className="pack-table">
      <h3>{title}</h3>
      <table className="figures">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

/** The figures of an analysis meeting, one small table for each question. */
export const PackFigures = ({ pack }: { readonly pack: MeetingPack }) => {
  const { t, label } = useWords();
  const directory = useDirectory();
  const { categoryName, causeName } = usePolicies();
  const { figures, learning } = pack;
  const rate = (value: number | null) => percent(value) ?? '–';
  const named = (tallies: Tallies, name: (key: string) => string) =>
    tallies.map(({ key, count }) => [key === null ? t('notSet') : name(key), count] as const);
  const { calledBack, issues } = figures;
  return (
    <div className="pack-tables">
      <Table
        title={t('packVolume')}
        rows={[
          [t('packReceived'), figures.received],
          [t('packReceivedBefore'), figures.receivedBefore],
          [t('packOpen'), figures.open],
          [t('packOverdue'), figures.overdue],
          [t('packClosed'), figures.closed],
          [t('packOnTime'), rate(figures.onTimeRate)],
          [t('packOnTimeBefore'), rate(figures.onTimeRateBefore)],
        ]}
      />
      <Table
        title={t('packFound')}
        rows={[
          [t('packIssues'), issues.issues],
          [t('packUpheld'), issues.upheld + issues.partlyUpheld],
          [t('packUpheldRate'), rate(issues.rate)],
          [t('packSatisfied'), calledBack.satisfied],
          [t('packDissatisfied'), calledBack.dissatisfied],
        ]}
      />
      <Table
        title={t('packLearned')}
        rows={[
          [t('packProblems'), learning.problemsFound],
          [t('packRepeated'), learning.repeated],
          [t('packActedOn'), learning.problemsActedOn],
          [t('packSetAside'), learning.problemsSetAside],
          [t('packActionsOpened'), learning.actionsOpened],
          [t('packActionsDone'), learning.actionsDone],
          [t('packActionsOverdue'), learning.actionsOverdue],
          [t('packImproved'), learning.improved],
          [t('packNotImproved'), learning.notImproved],
        ]}
      />
      <Table
        title={t('packByKind')}
        rows={named(figures.byKind, (key) =>
          key === 'feedback' ? t('kindFeedback') : label('caseKind', key),
        )}
      />
      <Table
        title={t('packByDepartment')}
        rows={named(figures.byDepartment, (code) => directory.department(code))}
      />
      <Table title={t('packByCategory')} rows={named(figures.byCategory, categoryName)} />
      <Table
        title={t('packByNature')}
        rows={named(figures.byNature, (key) => label('nature', key))}
      />
      <Table
        title={t('packByCause')}
        rows={figures.byCause.map(({ cause, issues: count }) => [causeName(cause), count] as const)}
      />
      <section className="pack-table">
        <h3>{t('packCases', { count: pack.cases })}</h3>
        <ul className="plain-list">
          {pack.caseNos.map((caseNo) => (
            <li key={caseNo}>
              <Link to={`/cases/${caseNo}`}>{caseNo}</Link>
            </li>
          ))}
        </ul>
        {pack.caseNos.length < pack.cases && <p className="soft">{t('packCasesUnseen')}</p>}
      </section>
    </div>
  );
};
