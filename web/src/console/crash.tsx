import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from '../kit/words';

const CrashPage = () => {
  const { t } = useWords();
  return (
    <Result
      status="error"
      title={t('crashed')}
      subTitle={t('crashedText')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    />
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
