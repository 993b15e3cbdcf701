import '../i18n/thread';
import {
  type CaseDetail,
  MAX_MESSAGE_CHARACTERS,
  type StaffThreadMessage,
} from '@tingsu/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useAnswering, useThread } from './use-thread';

/** The conversation with the complainant, oldest first, with a box to answer for who may. */
export const ThreadCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const { caseNo, complaintNo, version } = detail;
  const thread = useThread(caseNo, version);
  const pages = thread.data?.pages ?? [];
  const messages = pages.flatMap(({ items }) => items).reverse();
  const mayWrite = pages[0]?.mayWrite === true;
  return (
    <section className="card" aria-labelledby="thread-title" data-testid="thread">
      <h2 id="thread-title">{t('threadTitle')}</h2>
      {thread.error && <ProblemView error={thread.error} />}
      {thread.hasNextPage && (
        <Button
          type="text"
          loading={thread.isFetchingNextPage}
          onClick={() => void thread.fetchNextPage()}
        >
          {t('threadMore')}
        </Button>
      )}
      {thread.data && messages.length === 0 && <p className="soft">{t('threadNone')}</p>}
      <ol className="thread-lines">
        {messages.map((message) => (
          <Line key={message.messageId} message={message} complaintNo={complaintNo} />
        ))}
      </ol>
      {mayWrite && <AnswerBox caseNo={caseNo} />}
    </section>
  );
};

const Line = ({
  message,
  complaintNo,
}: {
  readonly message: StaffThreadMessage;
  readonly complaintNo: string;
}) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  const { direction, kind, at, readAt, by, words, files, satisfied } = message;
  const who =
    direction === 'in'
      ? t('threadComplainant')
      : by === null
        ? t('threadOffice')
        : directory.person(by);
  const what =
    satisfied === null
      ? t(`threadKind_${kind}`)
      : t(satisfied ? 'threadSatisfied' : 'threadNotSatisfied');
  return (
    <li data-message={kind}>
      <p className="soft">
        <strong>{who}</strong> {long(at)}
        {kind === 'message' ? '' : ` · ${what}`}
        {readAt === null
          ? ` · ${t('threadUnseen')}`
          : ` · ${t('threadSeen', { at: long(readAt) })}`}
      </p>
      {words !== '' && <p className="said">{shown(words)}</p>}
      {files.map(({ uploadId, fileName }) => (
        <p key={uploadId}>
          <a href={`/api/v1/complaints/${complaintNo}/attachments/${uploadId}`} download>
            {shown(fileName)}
          </a>
        </p>
      ))}
    </li>
  );
};

const AnswerBox = ({ caseNo }: { readonly caseNo: string }) => {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const answering = useAnswering(caseNo);
  const send = (): void =>
    answering.mutate(words, {
      onSuccess: () => setWords(''),
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '') send();
      }}
    >
      <label htmlFor="thread-answer">{t('threadAnswer')}</label>
      <p className="soft" id="thread-answer-hint">
        {t('threadAnswerHint')}
      </p>
      {answering.error && <ProblemView error={answering.error} />}
      <Input.TextArea
        id="thread-answer"
        aria-describedby="thread-answer-hint"
        autoSize={{ minRows: 2, maxRows: 12 }}
        maxLength={MAX_MESSAGE_CHARACTERS}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button
        htmlType="submit"
        type="default"
        disabled={words.trim() === ''}
        loading={answering.isPending}
        style={{ marginTop: 8 }}
      >
        {t('threadSend')}
      </Button>
    </form>
  );
};
