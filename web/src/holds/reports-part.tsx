import { reportStateOf, type CaseDetail, type RegulatorReport } from '@tingsu/contracts';
import { Tag } from 'antd';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { PapersOf } from '../papers/papers-of';
import { stepName } from './hold-choices';
import { wordsOfReport } from './words-of-hold';

const ReportItem = ({
  report,
  detail,
}: {
  readonly report: RegulatorReport;
  readonly detail: CaseDetail;
}) => {
  const { caseNo, timeline } = detail;
  const { t, label, long } = useWords();
  const { number, subject, grade, accidentGrade, drafts, submittedAt, method, supplements } =
    report;
  const { authority, text } = wordsOfReport(number, timeline);
  const state = reportStateOf(report);
  return (
    <li data-report={number}>
      <p>
        <strong>{t('reportLine', { no: number, subject: label('reportSubject', subject) })}</strong>{' '}
        <Tag className={state === 'drafted' ? 'tone-amber' : 'tone-green'}>
          {label('reportState', state)}
        </Tag>
      </p>
      <p className="soft">
        {[
          label('eventGrade', grade),
          accidentGrade &&
            t('reportAccident', { grade: label('accidentGrade', String(accidentGrade)) }),
          authority,
          submittedAt
            ? t('reportGiven', { at: long(submittedAt), method: label('reportMethod', method) })
            : t('reportDrafts', { count: drafts }),
          supplements > 0 && t('reportSupplements', { count: supplements }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {text && (
        <blockquote>
          <p className="said" dir="auto">
            {shown(text)}
          </p>
        </blockquote>
      )}
      <PapersOf caseNo={caseNo} templates={['authority-report']} about={String(number)} />
      {Array.from({ length: supplements }, (_, index) => (
        <PapersOf
          key={index}
          caseNo={caseNo}
          templates={['report-supplement']}
          about={`${number}.${index + 1}`}
        />
      ))}
    </li>
  );
};

/** Reports to authorities, and the steps that the event starts with the time that each took. */
export const ReportsPart = ({ detail }: { readonly detail: CaseDetail }) => {
  const words = useWords();
  const { t, label, long } = words;
  const { reports = [], reportSteps = [], wantedReportSteps } = detail;
  if (!wantedReportSteps && reports.length === 0) return null;
  const others = reportSteps.filter(({ step }) => !wantedReportSteps?.includes(step));
  const missing = (wantedReportSteps ?? []).filter(
    (step) => !reportSteps.some((taken) => taken.step === step),
  );
  return (
    <section aria-labelledby="reports-title" data-testid="reports">
      <h3 id="reports-title">{t('reportsPart')}</h3>
      {reports.length === 0 ? (
        <p>{t('reportsNone')}</p>
      ) : (
        <ul className="plain-list">
          {reports.map((report) => (
            <ReportItem key={report.number} report={report} detail={detail} />
          ))}
        </ul>
      )}
      {(reportSteps.length > 0 || missing.length > 0) && (
        <>
          <h4>{t('stepsPart')}</h4>
          <ul className="checklist">
            {[...reportSteps.filter((one) => !others.includes(one)), ...others].map((taken) => (
              <li key={`${taken.step}|${taken.at}`} data-step={taken.step} data-done>
                <span aria-hidden="true">✓</span> {stepName(taken.step, words)}{' '}
                <span className="soft">
                  {t('stepTaken', {
                    at: long(taken.at),
                    minutes: taken.minutes,
                    method: label('reportMethod', taken.method),
                  })}
                </span>
              </li>
            ))}
            {missing.map((step) => (
              <li key={step} data-step={step} data-done={false}>
                <span aria-hidden="true">○</span> {stepName(step, words)}{' '}
                <span className="soft">{t('stepNotTaken')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
