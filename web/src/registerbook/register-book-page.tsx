import '../i18n/registerbook';
import './registerbook.css';
import { Alert, Button, Empty } from 'antd';
import { useSearchParams } from 'react-router';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useReachesInHouse, useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { type BookFilters, filtersFrom, searchOf } from './book-filters';
import { BookTable } from './book-table';
import { ExportPart } from './export-part';
import { FilterForm } from './filter-form';
import { useRegisterBook } from './use-register-book';

/** What a printed sheet needs above the table: of whom and of when. */
const Heading = ({ filters, title }: { readonly filters: BookFilters; readonly title: string }) => {
  const { t, language } = useWords();
  const directory = useDirectory();
  const tenant = useSession()?.tenant;
  const place = [
    tenant && inLanguage(tenant.name, language),
    filters.campus && directory.campus(filters.campus),
    filters.department && directory.department(filters.department),
  ];
  return (
    <>
      <h1>{title}</h1>
      <p className="book-of">
        {place.filter(Boolean).join(' · ')} {t('bookPeriod', filters)}
      </p>
    </>
  );
};

const Book = ({ filters }: { readonly filters: BookFilters }) => {
  const { t, language } = useWords();
  const query = useRegisterBook(filters);
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  const entries = pages.flatMap(({ items }) => items);
  const title = first?.title ? inLanguage(first.title, language) : t('bookTitle');
  return (
    <>
      <Heading filters={filters} title={title} />
      {query.isPending && <Loading rows={6} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && entries.length === 0 && !query.hasNextPage && (
        <Empty description={t('bookEmpty')} />
      )}
      {first && entries.length > 0 && (
        <>
          <p className="book-actions">
            <Button onClick={() => window.print()}>{t('bookPrint')}</Button>
            <span className="soft">
              {t(query.hasNextPage ? 'bookShownPart' : 'bookShownAll', { count: entries.length })}
            </span>
          </p>
          <ExportPart filters={filters} />
          <BookTable name={title} columns={first.columns} entries={entries} />
        </>
      )}
      {query.hasNextPage && (
        <p className="book-actions">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </p>
      )}
    </>
  );
};

/** The register of complaints of a campus, a department, or all that the reader may see. */
export const RegisterBookPage = () => {
  const { t, timeZone } = useWords();
  usePageTitle(t('bookTitle'));
  const [search, setSearch] = useSearchParams();
  const filters = filtersFrom(search, dayIn(timeZone, serverNow()));
  const may = useReachesInHouse('register.read');
  if (!may) return <Alert type="info" showIcon title={t('bookDenied')} />;
  return (
    <div className="page wide-page register-book">
      <FilterForm
        key={search.toString()}
        filters={filters}
        onFilters={(next) => setSearch(searchOf(next))}
      />
      <Book filters={filters} />
    </div>
  );
};
