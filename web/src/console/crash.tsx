import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from '../kit/words';
import { Outcome } from './outcome';

const CrashPage = () => {
  const { t } = useWords();
  return (
    <Outcome title={t('crashed')} text={t('crashedText')}>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('reload')}
      </Button>
    </Outcome>
  );
};

/** A screen that fails must say so: React would otherwise leave an empty page. */
export class CrashGuard extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <CrashPage /> : this.props.children;
  }
}
