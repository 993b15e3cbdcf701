import '../i18n/thread';
import './thread.css';
import type { CaseDetail, CaseSendings, StaffThreadMessage } from '@tingsu/contracts';
import { Button } from 'antd';
import { useDirectory } from '../kit/directory';
import { shown } from '../kit/plain-text';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { AnswerBox } from './answer-box';
import { useSendings } from './use-sendings';
import { useThread } from './use-thread';
import { WayLines, WaysOfMessage } from './ways-of-message';

/** The conversation with the complainant, oldest first, with how each message went out and a box to answer for who may. */
export const ThreadCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const { caseNo, complaintNo, version } = detail;
  const thread = useThread(caseNo, version);
  const sendings = useSendings(caseNo, version);
  const pages = thread.data?.pages ?? [];
  const messages = pages.flatMap(({ items }) => items).reverse();
  const mayWrite = pages[0]?.mayWrite === true;
  return (
    <section className="card" aria-labelledby="thread-title" data-testid="thread">
      <h2 id="thread-title">{t('threadTitle')}</h2>
      {thread.error && <ProblemView error={thread.error} />}
      {!thread.error && sendings.error && (
        <ProblemView error={sendings.error} onRetry={() => void sendings.refetch()} />
      )}
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
          <Line
            key={message.messageId}
            {...{ caseNo, complaintNo, message, mayWrite }}
            sendings={sendings.data}
          />
        ))}
      </ol>
      {mayWrite && <AnswerBox detail={detail} messages={messages} offers={sendings.data?.offers} />}
    </section>
  );
};

interface LineProps {
  readonly caseNo: string;
  readonly complaintNo: string;
  readonly message: StaffThreadMessage;
  readonly sendings: CaseSendings | undefined;
  readonly mayWrite: boolean;
}

const Line = ({ caseNo, complaintNo, message, sendings, mayWrite }: LineProps) => {
  const { t, long } = useWords();
  const directory = useDirectory();
  const { direction, kind, at, readAt, by, subject, words, files, satisfied } = message;
  const who =
    direction === 'in'
      ? t('threadComplainant')
      : by === null
        ? t('threadOffice')
        : directory.person(by);
  const what =
    satisfied === null
      ? (subject ?? t(`threadKind_${kind}`))
      : t(satisfied ? 'threadSatisfied' : 'threadNotSatisfied');
  const textToPatient =
    kind === 'consent_request' &&
    sendings?.items.find(({ messageId }) => messageId === message.messageId);
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
      {direction === 'out' && sendings && (
        <WaysOfMessage {...{ caseNo, message, sendings, mayWrite }} />
      )}
      {textToPatient && <WayLines ways={textToPatient.ways} mayWrite={false} />}
    </li>
  );
};
