import '../i18n/after';
import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { Alert, App, Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { asProblem, type ApiProblem } from '../api/problem';
import type { DraftPlace } from '../drafts/draft-place';
import { DraftLine, OtherDraft } from '../drafts/draft-line';
import { draftKeeper } from '../drafts/drafts.client';
import { RestoredNote } from '../drafts/restored-note';
import { FilesLeftNote, FilesOfStep } from '../evidence/files-of-step';
import { isEvidenceStep } from '../evidence/step-files';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { fieldsIn, isIrreversible } from './command-fields';
import { payloadOf } from './command-payload';
import { CommandInput } from './command-input';
import { fieldErrorsOf, type Typed } from './command-start';
import { StaleNote } from './stale-note';
import { HOLD_SECONDS, isHeld, TakenBack } from './held-command';
import { useCommand } from './use-case';
import { useDraftedForm } from './use-drafted-form';
import { useTally } from './use-suggestions';

/** What the frames of a command share: a dialog, or a panel beside what it is about. */
export interface CommandProps {
  readonly command: CommandName;
  readonly detail: CaseDetail;
  /** `sent`: the command was given; `then`: what its author asked for right after it. */
  onClose(sent: boolean, then?: CommandName | null): void;
}

/** Sends the command with the version that its author has seen; after a conflict, with the one they have seen then. */
const useSending = (
  command: CommandName,
  detail: CaseDetail,
  place: DraftPlace,
  onSent: () => void,
  onRefused: (problem: ApiProblem) => void,
) => {
  const send = useCommand(detail.caseNo);
  const tally = useTally(detail);
  const [seenVersion, setSeenVersion] = useState(detail.version);
  const [staleFrom, setStaleFrom] = useState<number | null>(null);
  const submit = async (values: Typed): Promise<void> => {
    const expectedVersion = staleFrom === null ? seenVersion : detail.version;
    setSeenVersion(expectedVersion);
    const draftRevision = await draftKeeper.settle(place);
    try {
      const payload = { ...payloadOf(command, values), ...tally(command, values['facts']) };
      await send.mutateAsync({ command, expectedVersion, draftRevision, payload });
      void draftKeeper.sent(place);
      onSent();
    } catch (error) {
      draftKeeper.goOn(place);
      // The form stays as it was.
      if (error instanceof TakenBack) return;
      const problem = asProblem(error);
      if (problem.code === 'case.stale_version') setStaleFrom(expectedVersion);
      onRefused(problem);
    }
  };
  return {
    submit,
    staleFrom,
    busy: send.isPending,
    error: send.error instanceof TakenBack ? null : send.error,
  };
};

/** Puts the keyboard into the first field, or the first one that is wrong, once it is on the page. */
const focusField = (form: FormInstance<Typed>, name: string | undefined): void => {
  if (name) window.setTimeout(() => form.focusField(name), 0);
};

/** Asks before unsent words leave the screen; they are kept either way. */
const useAskBeforeClosing = (
  typed: boolean,
  filesChosen: boolean,
  onClose: () => void,
): (() => void) => {
  const { t } = useWords();
  const { modal } = App.useApp();
  return () => {
    if (!typed && !filesChosen) return onClose();
    void modal.confirm({
      title: t('draftAsk'),
      content: t(filesChosen ? 'stepFilesLeft' : 'draftAskText'),
      okText: t('draftClose'),
      cancelText: t('draftGoOn'),
      onOk: onClose,
    });
  };
};

/** That there is no way back, or how long there is one, beside the button that does it. */
export const LastWarning = ({ command }: { readonly command: CommandName }) => {
  const { t, label } = useWords();
  if (!isIrreversible(command)) return null;
  return (
    <p className="last-warning">
      {t('actionConfirm', { command: label('command', command) })}{' '}
      {isHeld(command) ? t('actionHeld', { seconds: HOLD_SECONDS }) : t('actionIrreversible')}
    </p>
  );
};

/** Why a reason is asked for. */
const MissingNote = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, list } = useWords();
  const missing = (detail.missingElements ?? []).map((code) => label('missing', code));
  if (missing.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="dialog-note"
      title={t('acceptMissing', { elements: list(missing) })}
    />
  );
};

/** The form of a command with its draft, and what happens when it is sent or left. */
export const useCommandForm = ({ command, detail, onClose }: CommandProps) => {
  const { reason } = useWords();
  const drafted = useDraftedForm(command, detail);
  const { form } = drafted;
  const then = useRef<CommandName | null>(null);
  const sending = useSending(
    command,
    detail,
    drafted.place,
    () => onClose(true, then.current),
    (problem) => {
      const wrong = fieldErrorsOf(problem, reason);
      form.setFields(wrong);
      focusField(form, wrong[0]?.name);
    },
  );
  const [filesChosen, setFilesChosen] = useState(false);
  const [filesAsked, setFilesAsked] = useState(false);
  const leave = useAskBeforeClosing(drafted.typed, filesChosen, () => onClose(false));
  const fields = fieldsIn(command, detail);
  const empty = fields.find(({ name }) => drafted.initial[name] === undefined) ?? fields[0];
  const first = empty?.name;
  useEffect(() => focusField(form, first), [form, first]);
  const allowed = detail.commands.some((one) => one.command === command && one.allowed);
  const gone = sending.staleFrom !== null && !allowed;
  const chooseFiles = (chosen: boolean): void => {
    setFilesChosen(chosen);
    if (!chosen) setFilesAsked(false);
  };
  /** Files that are chosen and not added would stay behind, so the text waits for them. */
  const submit = (values: Typed): void => {
    setFilesAsked(filesChosen);
    if (!filesChosen) void sending.submit(values);
  };
  const send = (after: CommandName | null = null): void => {
    then.current = after;
    form.submit();
  };
  return {
    ...{ command, detail, drafted, form, sending, leave, gone },
    ...{ send, submit, chooseFiles, filesAsked },
  };
};

/** The fields of a command with what has to be said about them. */
export const CommandForm = ({
  command,
  detail,
  drafted,
  form,
  sending: { error, staleFrom },
  gone,
  send,
  submit,
  chooseFiles,
  filesAsked,
}: ReturnType<typeof useCommandForm>) => (
  <>
    {drafted.restored && staleFrom === null && <RestoredNote onClear={drafted.startAgain} />}
    {error && staleFrom === null && <ProblemView error={error} />}
    {command === 'accept' && <MissingNote detail={detail} />}
    {staleFrom !== null && <StaleNote detail={detail} from={staleFrom} gone={gone} />}
    <OtherDraft command={command} place={drafted.place} onTake={drafted.show} />
    <Form
      data-form={command}
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={drafted.initial}
      onValuesChange={(_, values) => drafted.keep(values)}
      onFinish={submit}
      onKeyDownCapture={(event) => {
        // A browser would send a form without a button of its own by Enter in a choice.
        const inChoice = event.target instanceof HTMLInputElement && event.target.type === 'radio';
        if (event.key === 'Enter' && inChoice) event.preventDefault();
        // What cannot be taken back wants its own button.
        const keys = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!keys || isIrreversible(command) || gone) return;
        // Else a list that has the focus would open.
        event.stopPropagation();
        send();
      }}
      onBlur={() => void draftKeeper.flush(drafted.place)}
      scrollToFirstError={{ focus: true }}
    >
      {fieldsIn(command, detail).map((field) => (
        <CommandInput key={field.name} field={field} detail={detail} />
      ))}
    </Form>
    {isEvidenceStep(command) && (
      <FilesOfStep step={command} detail={detail} onChosen={chooseFiles} />
    )}
    {filesAsked && <FilesLeftNote />}
    <DraftLine place={drafted.place} />
  </>
);
