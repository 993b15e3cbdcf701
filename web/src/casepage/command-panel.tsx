import { Button } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { IssueFindings } from '../issues/issue-findings';
import { useWords } from '../kit/words';
import { isDangerous } from './action-groups';
import { isIrreversible } from './command-fields';
import { CommandForm, LastWarning, useCommandForm, type CommandProps } from './command-form';
import { SaveAndAccept } from './save-and-accept';
import { SaveAndFinalise } from './save-and-finalise';

/** A command that is written while something else is read: a part of the page, beside the words, not over them. */
export const CommandPanel = (props: CommandProps) => {
  const { t, label } = useWords();
  const { command } = props;
  const flow = useCommandForm(props);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const name = label('command', command);
  const leaveByKey = (event: KeyboardEvent): void => {
    // A list that is open takes Esc for itself.
    const inList = event.target instanceof Element && event.target.closest('.ant-select-open');
    if (event.key === 'Escape' && !inList) flow.leave();
  };
  return (
    <section
      ref={panel}
      className="card command-panel"
      role="dialog"
      aria-modal={false}
      aria-labelledby="panel-title"
      data-panel={command}
      onKeyDown={leaveByKey}
    >
      <div className="card-head">
        <h2 id="panel-title">{name}</h2>
      </div>
      {command === 'draftOpinion' && <IssueFindings detail={props.detail} />}
      <CommandForm {...flow} />
      <div className="panel-end">
        <LastWarning command={command} />
        <Button onClick={flow.leave}>{t('cancel')}</Button>
        {command === 'classify' && <SaveAndAccept {...flow} />}
        {command === 'draftOpinion' && <SaveAndFinalise {...flow} />}
        <Button
          type="primary"
          data-testid="command-send"
          danger={isDangerous(command)}
          disabled={flow.gone}
          loading={flow.sending.busy}
          onClick={() => flow.send()}
        >
          {isIrreversible(command) ? name : t('actionSend')}
        </Button>
      </div>
    </section>
  );
};
