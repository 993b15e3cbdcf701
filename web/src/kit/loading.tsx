import { Skeleton } from 'antd';
import { useWords } from './words';

export const Loading = ({ rows = 6 }: { readonly rows?: number }) => {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('loading')} className="loading">
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
};
