import { MAX_ATTACHMENTS, caseNoOf } from '@tingsu/contracts';
import { Button, ConfigProvider } from 'antd';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Me } from '../api/types';
import { usePoliciesInForce } from '../kit/policies';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { AlikePanel } from './alike-panel';
import { askedAt, type Asked } from './asked';
import { isUntouched, type Draft } from './draft';
import { EndingPart } from './ending-part';
import { ErrorSummary, Field, goTo } from './field';
import { FilesPart } from './files-part';
import { CallNote } from './call-note';
import { KeptNote, LostNote } from './form-notes';
import { HeadPart } from './head-part';
import { MatterPart } from './matter-part';
import { problemsOf, unsaid, type FieldProblem } from './problems';
import { TalkPart } from './talk-part';
import { useAskBeforeLeaving } from './use-ask-before-leaving';
import { useRegisterCampuses } from './use-campuses';
import { useIncoming } from './use-incoming';
import { useProblems } from './use-problems';
import { useRegistration } from './use-registration';
import { filesState, type FilesState } from '../kit/uploads.client';
import { useUploads } from '../kit/use-uploads';
import { WhoPart } from './who-part';
import { WordsPart } from './words-part';

const FILES_PROBLEM = { sending: 'regFilesBusy', failed: 'regFilesLeft' } as const;
const ofFiles = (state: FilesState): readonly FieldProblem[] =>
  state === 'done' ? [] : [{ field: 'attachments', text: FILES_PROBLEM[state] }];

/** Ctrl and Enter register. Enter in a field of one line does not: it would register what is not finished. */
const pressedIn = (event: KeyboardEvent, submit: () => void): void => {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.metaKey) submit();
  else if (event.target instanceof HTMLInputElement) event.preventDefault();
};

/** What the policy wants and nobody has said: pointed out beside the button. */
const Unsaid = ({ draft, asked }: { readonly draft: Draft; readonly asked: Asked }) => {
  const { t, label, list } = useWords();
  const left = unsaid(draft, asked).map((code) => label('missing', code));
  return left.length > 0 && <small>{t('regUnsaid', { elements: list(left) })}</small>;
};

/** The form: everything on one page, so that what is heard is written where it belongs, in any order. */
export const RegisterForm = ({ me }: { readonly me: Me }) => {
  const { t, timeZone } = useWords();
  const navigate = useNavigate();
  const registration = useRegistration(me.personId, timeZone, () => {
    void navigate('/new/done', { replace: true });
  });
  const { draft, change, changeFiles, lost, isSending } = registration;
  const [restored, setRestored] = useState(() => !isUntouched(draft));
  const call = useIncoming(draft, change);
  const campuses = useRegisterCampuses();
  const policies = usePoliciesInForce();
  const asked = askedAt(policies.data, draft);
  const today = dayIn(timeZone, serverNow());
  const uploads = useUploads((file) => changeFiles((all) => [...all, file]));
  const found = [...problemsOf(draft, asked, today), ...ofFiles(filesState(uploads.sending))];
  const { problems, whole, check, forget } = useProblems(found, registration.refusal);
  useAskBeforeLeaving(!isUntouched(draft) || uploads.sending.length > 0);
  const campus = campuses[0];
  useEffect(() => {
    if (draft.campus === '' && campus) change({ campus });
  }, [draft.campus, campus, change]);
  const [first] = useState(draft.channel === '' ? 'channel' : 'content');
  useEffect(() => goTo(first === 'channel' ? 'channel' : 'content'), [first]);
  const submit = (): void => {
    if (check()) registration.submit();
  };
  const clear = (): void => {
    registration.startAgain();
    setRestored(false);
    forget();
  };
  const part = { draft, asked, problems, change };
  return (
    <form
      className="register"
      autoComplete="off"
      noValidate
      onKeyDown={(event) => pressedIn(event, submit)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {call.waiting && <CallNote phone={call.waiting.phone} onUse={call.use} />}
      {restored && !lost && <KeptNote onClear={clear} />}
      {lost && <LostNote busy={isSending} onNow={registration.resend} onStop={registration.stop} />}
      <ErrorSummary problems={problems} />
      {whole && <ProblemView error={whole} />}
      {whole?.complaintNo && (
        <p>
          <Link to={`/cases/${caseNoOf(whole.complaintNo)}`}>{t('regOpenCase')}</Link>
        </p>
      )}
      {policies.error && (
        <ProblemView error={policies.error} onRetry={() => void policies.refetch()} />
      )}
      <ConfigProvider componentDisabled={lost}>
        <HeadPart {...part} campuses={campuses} today={today} />
        <WordsPart {...part} />
        <WhoPart {...part} />
        <AlikePanel draft={draft} formKey={registration.formKey} onAdded={registration.leave} />
        <MatterPart {...part} today={today} />
        <TalkPart {...part} />
        <section className="card">
          <Field
            field="attachments"
            label={t('regFiles')}
            hint={t('regFilesHint', { count: MAX_ATTACHMENTS })}
            problems={problems}
            wide
          >
            {({ id }) => (
              <FilesPart
                id={id}
                attachments={draft.attachments}
                uploads={uploads}
                onRemove={(uploadId) =>
                  changeFiles((all) => all.filter((file) => file.uploadId !== uploadId))
                }
              />
            )}
          </Field>
        </section>
        <EndingPart {...part} />
        <div className="reg-submit">
          <Unsaid draft={draft} asked={asked} />
          <Button type="primary" htmlType="submit" size="large" loading={isSending}>
            {t(isSending ? 'regSubmitting' : 'regSubmit')}
          </Button>
        </div>
      </ConfigProvider>
    </form>
  );
};
