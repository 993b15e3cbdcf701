import { MAX_MESSAGE_CHARACTERS, type ThreadMessage } from '@tingsu/contracts';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { ApiProblem } from '../api/problem';
import type { FilesState } from '../kit/uploads.client';
import { sendOnce } from '../kit/send-once.client';
import { Attachments } from './attachments';
import type { TextKey } from './draft';
import type { Tracking } from './draft.store';
import { ProblemNote } from './fields';
import { useFocus, usePreferences } from './preferences';
import { sendToHospital, type ThreadForm } from './thread.client';
import { emptyThreadDraft, keepDraftOf, threadDraftOf, type ThreadDraft } from './thread.store';

interface Props {
  readonly tracking: Tracking;
  readonly form: ThreadForm;
  readonly label: TextKey;
  readonly hint: TextKey;
  readonly button: TextKey;
  /** What goes with the words, e.g. whether the person is satisfied. */
  readonly also?: Readonly<Record<string, unknown>>;
  readonly withFiles?: boolean;
  readonly wordsNeeded?: boolean;
  readonly children?: ReactNode;
  onSent(message: ThreadMessage): void;
}

const bodyOf = ({ words, files }: ThreadDraft, withFiles: boolean, also: object): string =>
  JSON.stringify({
    ...also,
    ...(words.trim() === '' ? {} : { words }),
    ...(withFiles && files.length > 0 ? { files: files.map(({ uploadId }) => uploadId) } : {}),
  });

/** A form of the progress page. What is typed stays through a reload, and is stored once however often it is sent. */
export const WriteForm = ({
  tracking,
  form,
  label,
  hint,
  button,
  also = {},
  withFiles = false,
  wordsNeeded = false,
  children,
  onSent,
}: Props) => {
  const { t } = usePreferences();
  const focus = useFocus();
  const [draft, setDraft] = useState(() => threadDraftOf(tracking, form));
  const [missing, setMissing] = useState<TextKey | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const files = useRef<FilesState>('done');
  const id = `write-${form}`;
  const keep = (next: ThreadDraft): void => {
    keepDraftOf(tracking, form, next);
    setDraft(next);
  };
  useEffect(() => setMissing(null), [draft.words, draft.files]);
  const lack = (): TextKey | null => {
    if (files.current === 'sending') return 'filesWait';
    if (draft.words.trim() !== '') return null;
    return wordsNeeded || (form === 'messages' && draft.files.length === 0)
      ? 'writeSomething'
      : null;
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const lacks = lack();
    setMissing(lacks);
    if (lacks) return void focus(id);
    setBusy(true);
    setProblem(null);
    let attempt = draft.attempt;
    const sent = await sendOnce(
      bodyOf(draft, withFiles, also),
      (body) => sendToHospital(tracking, form, JSON.parse(body) as unknown, draft.key),
      {
        last: () => attempt,
        keep: (body) => {
          attempt = body;
          keepDraftOf(tracking, form, { ...draft, attempt: body });
        },
      },
    );
    setBusy(false);
    if ('problem' in sent) {
      setDraft({ ...draft, attempt });
      setProblem(sent.problem);
      return void focus('problem-note');
    }
    // What was sent first arrived; what was changed since is still to be sent, as a message of its own.
    const rest = sent.earlier ? { ...draft, key: emptyThreadDraft().key, attempt: null } : null;
    keepDraftOf(tracking, form, rest);
    setDraft(rest ?? emptyThreadDraft());
    onSent(sent.answer);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      {problem && <ProblemNote problem={problem} />}
      {children}
      <div className={missing ? 'field wrong' : 'field'}>
        <label htmlFor={id}>{t(label)}</label>
        <p className="hint" id={`${id}-hint`}>
          {t(hint)}
        </p>
        {missing && (
          <p className="field-error" role="alert" id={`${id}-error`}>
            {t(missing)}
          </p>
        )}
        <textarea
          id={id}
          aria-describedby={missing ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={missing ? true : undefined}
          rows={4}
          maxLength={MAX_MESSAGE_CHARACTERS}
          value={draft.words}
          onChange={(event) => keep({ ...draft, words: event.target.value })}
        />
      </div>
      {withFiles && (
        <Attachments
          attachments={draft.files}
          problems={[]}
          onChange={(update) =>
            setDraft((before) => {
              const next = { ...before, files: update(before.files) };
              keepDraftOf(tracking, form, next);
              return next;
            })
          }
          onFiles={(state) => {
            files.current = state;
          }}
        />
      )}
      <div className="buttons">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('writeSending') : t(button)}
        </button>
      </div>
    </form>
  );
};
