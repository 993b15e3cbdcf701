import { Modal } from 'antd';
import { useWords } from '../kit/words';
import { isDangerous } from './action-groups';
import { isIrreversible } from './command-fields';
import { CommandForm, LastWarning, useCommandForm, type CommandProps } from './command-form';

/** A command that asks little, over the page. */
export const CommandDialog = (props: CommandProps) => {
  const { t, label } = useWords();
  const { command } = props;
  const flow = useCommandForm(props);
  const name = label('command', command);
  return (
    <Modal
      open
      title={name}
      width={620}
      okText={isIrreversible(command) ? name : t('actionSend')}
      cancelText={t('cancel')}
      okButtonProps={{
        danger: isDangerous(command),
        disabled: flow.gone,
        loading: flow.sending.busy,
        'data-testid': 'command-send',
      }}
      mask={{ closable: false }}
      onOk={() => flow.send()}
      onCancel={flow.leave}
      footer={(buttons) => (
        <>
          <LastWarning command={command} />
          {buttons}
        </>
      )}
    >
      <CommandForm {...flow} />
    </Modal>
  );
};
