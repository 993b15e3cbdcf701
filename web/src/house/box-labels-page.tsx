import type { Box } from '@tingsu/contracts';
import { Button, Empty, QRCode } from 'antd';
import { Link } from 'react-router';
import '../i18n/house';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import './house.css';
import { addressOf, useBoxes } from './use-boxes';

/** What hangs on the box: both languages, because patients read either. */
const Label = ({ box }: { readonly box: Box }) => {
  const { t } = useWords();
  const hospital = useSession()?.tenant.name;
  const directory = useDirectory();
  const address = addressOf(box, window.location.origin);
  return (
    <li className="box-label" data-label-of={box.code}>
      <h2>意见箱 · Suggestion box</h2>
      <p>
        {hospital?.zh} {hospital?.en}
      </p>
      <div aria-hidden>
        <QRCode value={address} type="svg" size={180} bordered={false} />
      </div>
      <p>
        扫码投诉、建议或表扬
        <br />
        Scan to complain, suggest or praise
      </p>
      <p>
        <strong>
          {box.place.zh} {box.place.en}
        </strong>
      </p>
      <small className="box-address">{address}</small>
      <small>
        {box.code} · {t('boxKeeper')} {directory.department(box.keeper)}
      </small>
    </li>
  );
};

/** Labels of the boxes that hang, to be printed. */
export const BoxLabelsPage = () => {
  const { t } = useWords();
  const query = useBoxes();
  const boxes = (query.data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ active }) => active,
  );
  usePageTitle(t('boxLabels'));
  return (
    <div className="page house">
      <p className="back">
        <Link to="/boxes">← {t('boxesTitle')}</Link>
      </p>
      <div className="page-head">
        <h1>{t('boxLabels')}</h1>
        <Button className="no-print" disabled={boxes.length === 0} onClick={() => window.print()}>
          {t('boxPrint')}
        </Button>
      </div>
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && boxes.length === 0 && <Empty description={t('boxesNone')} />}
      <ul className="box-labels">
        {boxes.map((box) => (
          <Label key={box.code} box={box} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
    </div>
  );
};
