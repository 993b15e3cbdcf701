import { INCIDENT_NAMES, type SafetyActName, type WholeSafetyFile } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { inLanguage } from '../i18n/language';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActDialog } from './act-dialog';
import { ACT_FORMS } from './act-fields';
import { IncidentState } from './incident-state';
import { SafetyHistory } from './safety-history';
import { SafetySteps } from './safety-steps';
import './safety.css';
import { useSafetyAct, useSafetyFile } from './use-safety';

const Head = ({ file }: { readonly file: WholeSafetyFile }) => {
  const { t, language, long } = useWords();
  const directory = useDirectory();
  const what = inLanguage(INCIDENT_NAMES[file.state.kind], language);
  usePageTitle(what);
  return (
    <section className="card">
      <div className="card-head">
        <h1>{what}</h1>
        <IncidentState file={file} />
      </div>
      <p>
        {directory.campus(file.campus)}
        {file.department && ` · ${directory.department(file.department)}`}{' '}
        <strong dir="auto">{file.headline}</strong>
      </p>
      {file.raisedBy ? (
        <p className="soft">
          {t('safetyBy', { who: directory.person(file.raisedBy), at: long(file.raisedAt) })}
        </p>
      ) : (
        <p className="soft">{t('safetyFloor')}</p>
      )}
      {file.caseNo && (
        <p>
          <Link to={`/cases/${file.caseNo}`}>{t('safetyCase', { no: file.caseNo })}</Link>
        </p>
      )}
    </section>
  );
};

const Acts = ({ file }: { readonly file: WholeSafetyFile }) => {
  const { t } = useWords();
  const [asked, setAsked] = useState<SafetyActName | null>(null);
  const acting = useSafetyAct(file.fileId, () => undefined);
  const offered = Object.entries(ACT_FORMS).filter(([act]) => file.may.includes(act));
  if (offered.length === 0) return null;
  return (
    <div className="row safety-acts">
      {acting.error && <ProblemView error={acting.error} />}
      {offered.map(([act, form]) => (
        <Button
          key={act}
          type={act === 'acknowledge' ? 'primary' : 'default'}
          loading={acting.isPending && form.fields.length === 0}
          onClick={() =>
            form.fields.length === 0
              ? acting.mutate({ act: 'acknowledge' })
              : setAsked(act as SafetyActName)
          }
        >
          {t(form.text)}
        </Button>
      ))}
      {asked && <ActDialog fileId={file.fileId} act={asked} onClose={() => setAsked(null)} />}
    </div>
  );
};

const Found = ({ file }: { readonly file: WholeSafetyFile }) => {
  const { t } = useWords();
  const acting = useSafetyAct(file.fileId, () => undefined);
  const takes = file.may.includes('takeStep');
  return (
    <>
      <Head file={file} />
      <Acts file={file} />
      {file.path.steps.length > 0 && (
        <section className="card" aria-labelledby="safety-steps">
          <h2 id="safety-steps">{t('safetySteps')}</h2>
          {acting.error && <ProblemView error={acting.error} />}
          <SafetySteps
            path={file.path}
            taken={file.state.steps}
            busy={acting.isPending}
            onTake={takes ? (step) => acting.mutate({ act: 'takeStep', step }) : undefined}
          />
        </section>
      )}
      {file.entries.length > 0 && (
        <section className="card" aria-labelledby="safety-history">
          <h2 id="safety-history">{t('safetyHistory')}</h2>
          <SafetyHistory entries={file.entries} />
        </section>
      )}
    </>
  );
};

/** One incident: what it is, what to do now, what was done. */
export const IncidentPage = () => {
  const { t } = useWords();
  const { fileId = '' } = useParams();
  const { data, error, isPending, refetch } = useSafetyFile(fileId);
  return (
    <div className="page">
      <p>
        <Link to="/safety">{t('safetyBack')}</Link>
      </p>
      {isPending && <Loading rows={6} />}
      {error && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data && <Found file={data} />}
    </div>
  );
};
