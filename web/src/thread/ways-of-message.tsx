import '../i18n/sending';
import type {
  CaseSendings,
  MessageMedium,
  MessageSendings,
  SendingOffer,
  StaffThreadMessage,
} from '@tingsu/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemView } from '../kit/problem-view';
import { useWords, type Words } from '../kit/words';
import { ChooseWays } from './choose-ways';
import { useSendAgain } from './use-sendings';
import { goesByItself } from './usual-ways';
import { whyNot } from './why-not';

type Way = MessageSendings['ways'][number];

const whyOf = (error: string, { t }: Words): string => t(whyNot(error), { code: error });

/** Where a way has got to, in one line. */
function stateOf(way: Way, words: Words): string {
  const { t, label, short } = words;
  const { medium, state, at, nextAt, error, proof, doneOn, doneNo } = way;
  switch (state) {
    case 'arrived':
      return [
        label('toldProof', proof),
        medium === 'letter' && doneOn ? doneOn : at && short(at),
        doneNo && t('sendLetterNo', { number: doneNo }),
      ]
        .filter(Boolean)
        .join(' ');
    case 'failed':
      return t('sendFailed', { why: whyOf(error ?? '', words) });
    case 'cancelled':
      return t('sendNotNeeded');
    case 'handed':
      return t('sendHanded', { at: nextAt ? short(nextAt) : '' });
    case 'sending':
      return t('sendNow');
    case 'pending':
      if (at === null) return t('sendLater');
      if (!goesByItself(medium)) return t(medium === 'letter' ? 'sendToPost' : 'sendToCall');
      return error === null
        ? t('sendQueued')
        : t('sendWaits', { why: whyOf(error, words), at: nextAt ? short(nextAt) : '' });
  }
}

/** Somebody has to post it, or to call. */
const isTask = ({ medium, state, at }: Way): boolean =>
  state === 'pending' && at !== null && !goesByItself(medium);

/** By which ways a message went, and what became of it. */
export const WayLines = ({
  ways,
  mayWrite,
}: {
  readonly ways: readonly Way[];
  readonly mayWrite: boolean;
}) => {
  const words = useWords();
  return (
    <ol className="thread-ways">
      {ways.map((way) => (
        <li
          key={way.sendingId}
          data-way={way.medium}
          data-state={way.state}
          className={way.state === 'failed' ? 'late' : 'soft'}
        >
          {words.label('sendingMedium', way.medium)} ·{' '}
          {isTask(way) && mayWrite ? (
            <Link to={way.medium === 'letter' ? '/letters' : '/calls-to-make'}>
              {stateOf(way, words)}
            </Link>
          ) : (
            stateOf(way, words)
          )}
        </li>
      ))}
    </ol>
  );
};

const SendAgain = ({
  caseNo,
  messageId,
  offers,
  onClose,
}: {
  readonly caseNo: string;
  readonly messageId: string;
  readonly offers: readonly SendingOffer[];
  onClose(): void;
}) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<readonly MessageMedium[]>([]);
  const sending = useSendAgain(caseNo, messageId);
  const send = (): void =>
    sending.mutate(chosen, {
      onSuccess: () => {
        void message.success(t('sendUnderWay'));
        onClose();
      },
    });
  return (
    <div className="thread-again">
      <ChooseWays offers={offers} chosen={chosen} onChoose={setChosen} />
      {sending.error && <ProblemView error={sending.error} />}
      <div className="row">
        <Button disabled={chosen.length === 0} loading={sending.isPending} onClick={send}>
          {t('sendDo')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
};

interface Props {
  readonly caseNo: string;
  readonly message: StaffThreadMessage;
  readonly sendings: CaseSendings;
  readonly mayWrite: boolean;
}

/** How a message of the hospital went out, way by way, and by which other ways it can go. */
export const WaysOfMessage = ({ caseNo, message, sendings, mayWrite }: Props) => {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const { messageId, readAt } = message;
  const sent = sendings.items.find((one) => one.messageId === messageId);
  const failed = sent?.state === 'failed' && readAt === null;
  return (
    <div data-sent={sent?.state ?? 'page'}>
      {sent ? (
        <WayLines ways={sent.ways} mayWrite={mayWrite} />
      ) : (
        <p className="soft">{t('sendPageOnly')}</p>
      )}
      {failed && <p className="late">{t('sendNobodyKnows')}</p>}
      {mayWrite && !asked && readAt === null && sendings.offers.length > 0 && (
        <Button size="small" type={failed ? 'primary' : 'link'} onClick={() => setAsked(true)}>
          {t(sent ? 'sendOtherWay' : 'sendToo')}
        </Button>
      )}
      {asked && (
        <SendAgain
          caseNo={caseNo}
          messageId={messageId}
          offers={sendings.offers}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
};
