import type { SafetyActName, WholeSafetyFile } from '@tingsu/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { ActDialog } from './act-dialog';
import { ACT_FORMS } from './act-fields';
import { fileTitle } from './file-title';
import { SpokenWords } from './spoken-words';
import { SafetyStanding } from './safety-standing';
import { SafetyHistory } from './safety-history';
import { TakenSteps } from './taken-steps';
import './safety.css';
import { useSafetyAct, useSafetyFile } from './use-safety';

const Head = ({ file }: { readonly file: WholeSafetyFile }) => {
  const { t, language, long, list } = useWords();
  const directory = useDirectory();
  const what = fileTitle(file.state, language) ?? t('safetyPathTitle');
  usePageTitle(what);
  return (
    <section className="card">
      <div className="card-head">
        <h1>{what}</h1>
        <SafetyStanding file={file} />
      </div>
      <p>
        {directory.campus(file.campus)}
        {file.department && ` · ${directory.department(file.department)}`}{' '}
        <strong dir="auto">{file.headline}</strong>
      </p>
      {file.state.sort === 'emergency' && (
        <p>{t('safetyTeamOf', { who: list(file.state.team.map(directory.person)) })}</p>
      )}
      {file.raisedBy ? (
        <p className="soft">
          {t('safetyBy', { who: directory.person(file.raisedBy), at: long(file.raisedAt) })}
        </p>
      ) : (
        file.state.sort === 'incident' && <p className="soft">{t('safetyFloor')}</p>
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
      {asked && <ActDialog file={file} act={asked} onClose={() => setAsked(null)} />}
    </div>
  );
};

const Found = ({ file }: { readonly file: WholeSafetyFile }) => {
  const { t } = useWords();
  return (
    <>
      <Head file={file} />
      <Acts file={file} />
      {file.path.steps.length > 0 && (
        <section className="card" aria-labelledby="safety-steps">
          <h2 id="safety-steps">{t('safetySteps')}</h2>
          <TakenSteps file={file} />
        </section>
      )}
      {file.state.sort === 'path' && <SpokenWords words={file.state.words} />}
      {file.entries.length > 0 && (
        <section className="card" aria-labelledby="safety-history">
          <h2 id="safety-history">{t('safetyHistory')}</h2>
          <SafetyHistory entries={file.entries} />
        </section>
      )}
    </>
  );
};

/** One file: what it is, what to do now, what was done. */
export const SafetyFilePage = () => {
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
