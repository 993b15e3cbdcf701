import type { Box } from '@tingsu/contracts';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import '../i18n/house';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { PagedTable } from '../kit/paged-table';
import { useReachesInHouse, useWords } from '../kit/words';
import { BoxForm } from './box-form';
import './house.css';
import { useBoxes } from './use-boxes';

const Row = ({ box, onEdit }: { readonly box: Box; onEdit(): void }) => {
  const { t, language } = useWords();
  const directory = useDirectory();
  const place = inLanguage(box.place, language);
  return (
    <tr data-box={box.code}>
      <td>
        {place}
        <small>{box.code}</small>
      </td>
      <td>{directory.campus(box.campus)}</td>
      <td>{directory.department(box.keeper)}</td>
      <td>
        <Tag className={box.active ? 'tone-green' : ''}>
          {t(box.active ? 'boxHangs' : 'boxTakenDown')}
        </Tag>
      </td>
      <td>
        {box.mayEdit && (
          <Button size="small" aria-label={t('boxChangeNamed', { place })} onClick={onEdit}>
            {t('boxChange')}
          </Button>
        )}
      </td>
    </tr>
  );
};

const COLUMNS = ['boxPlace', 'rosterCampus', 'boxKeeper', 'routineState', 'routineAction'] as const;

/** Suggestion boxes: where they hang and who opens them. */
export const BoxesPage = () => {
  const { t } = useWords();
  const edits = useReachesInHouse('box.edit');
  const query = useBoxes();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [asked, setAsked] = useState<{ readonly box: Box | null } | null>(null);
  usePageTitle(t('boxesTitle'));
  return (
    <div className="page house">
      <div className="page-head">
        <h1>{t('boxesTitle')}</h1>
        <span className="row">
          <Link to="/boxes/labels">{t('boxLabels')}</Link>
          {edits && (
            <Button type="primary" onClick={() => setAsked({ box: null })}>
              {t('boxNew')}
            </Button>
          )}
        </span>
      </div>
      <p className="soft">{t('boxesIntro')}</p>
      <PagedTable
        name={t('boxesTitle')}
        query={query}
        items={items}
        columns={COLUMNS.map((column) => t(column))}
        empty={t('boxesNone')}
        row={(box) => <Row key={box.code} box={box} onEdit={() => setAsked({ box })} />}
      />
      {asked && <BoxForm box={asked.box} onClose={() => setAsked(null)} />}
    </div>
  );
};
