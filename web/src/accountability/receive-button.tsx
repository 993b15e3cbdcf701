import type { AccountabilityMatter } from '@tingsu/contracts';
import { App, Button } from 'antd';
import { useWords } from '../kit/words';
import { Refusal } from './refusal';
import { useActing } from './use-matters';

/** Whoever the decision is about says that he has it. */
export const ReceiveButton = ({ matter }: { readonly matter: AccountabilityMatter }) => {
  const { t } = useWords();
  const { message } = App.useApp();
  const receiving = useActing(matter, 'receive', () => void message.success(t('accSaved')));
  return (
    <>
      <Button type="primary" loading={receiving.isPending} onClick={() => receiving.mutate({})}>
        {t('accAct_receive')}
      </Button>
      {receiving.error && <Refusal error={receiving.error} />}
    </>
  );
};
