import '../i18n/sending';
import '../i18n/thread';
import {
  type CaseDetail,
  MAX_MESSAGE_CHARACTERS,
  MESSAGE_DRAFT,
  type SendingOffer,
  type StaffThreadMessage,
} from '@tingsu/contracts';
import { App, Button, Input } from 'antd';
import { DraftLine, OtherDraft } from '../drafts/draft-line';
import { draftKeeper } from '../drafts/drafts.client';
import { ProblemView } from '../kit/problem-view';
import { filesState } from '../kit/uploads.client';
import { useWords } from '../kit/words';
import { useUploads } from '../kit/use-uploads';
import { isEmpty } from './answer';
import { AnswerFiles } from './answer-files';
import { ChooseWays } from './choose-ways';
import { useAnswer } from './use-answer';
import { usualWays } from './usual-ways';

interface Props {
  readonly detail: CaseDetail;
  readonly messages: readonly StaffThreadMessage[];
  /** Undefined until it is known by what the complainant is reached. */
  readonly offers: readonly SendingOffer[] | undefined;
}

/** Writes to the complainant: words and files, kept as a draft, and by which ways they go out. */
export const AnswerBox = ({ detail, messages, offers }: Props) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const { answer, place, change, show, send, error, busy } = useAnswer(detail);
  const { words, files } = answer;
  const uploads = useUploads((file) => change((before) => ({ files: [...before.files, file] })));
  const chosen = answer.media ?? usualWays(offers ?? [], messages, detail.channel);
  const uploading = filesState(uploads.sending);
  const ready = offers !== undefined && !isEmpty(answer) && uploading === 'done';
  const submit = async (): Promise<void> => {
    if (ready && (await send(chosen))) void message.success(t('sendWritten'));
  };
  return (
    <form
      className="thread-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label htmlFor="thread-answer">{t('threadAnswer')}</label>
      <p className="soft" id="thread-answer-hint">
        {t('threadAnswerHint')}
      </p>
      {error && <ProblemView error={error} />}
      <OtherDraft command={MESSAGE_DRAFT} place={place} onTake={show} />
      <Input.TextArea
        id="thread-answer"
        aria-describedby="thread-answer-hint"
        autoSize={{ minRows: 2, maxRows: 12 }}
        maxLength={MAX_MESSAGE_CHARACTERS}
        showCount={words.length > 0}
        value={words}
        onBlur={() => void draftKeeper.flush(place)}
        onChange={({ target }) => change(() => ({ words: target.value }))}
      />
      <AnswerFiles
        files={files}
        uploads={uploads}
        onRemove={(uploadId) =>
          change((before) => ({ files: before.files.filter((one) => one.uploadId !== uploadId) }))
        }
      />
      {offers && !isEmpty(answer) && (
        <ChooseWays
          offers={offers}
          chosen={chosen}
          onChoose={(media) => change(() => ({ media }))}
        />
      )}
      <div className="row">
        <Button htmlType="submit" type="default" disabled={!ready} loading={busy}>
          {t('threadSend')}
        </Button>
        <DraftLine place={place} />
      </div>
    </form>
  );
};
