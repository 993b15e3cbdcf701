import {
  houseReach,
  MOST_POSTERS,
  POSTER_LANGUAGES,
  POSTER_SIZES,
  type PosterLanguage,
  type PosterPlace,
  type PosterSize,
} from '@tingsu/contracts';
import { Alert, Button, Checkbox, Empty, Radio, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import '../i18n/posters';
import type { Campuses } from '../api/types';
import { inLanguage } from '../i18n/language';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import { charactersOf } from '../papers/paper-address';
import { useOpenPaper } from '../papers/use-open-paper';
import { isTooMany, keyOf, postersOf } from './poster-places';
import './posters.css';
import { useBoxesOfCampus, useFormPlaces } from './use-poster-places';

type Campus = Campuses['campuses'][number];

/** Campuses whose form is open and whose posters the person may print. */
const useCampuses = (campuses: readonly Campus[]): readonly Campus[] => {
  const me = useSession();
  if (!me) return [];
  const reach = houseReach(me, 'poster.print').campuses;
  return campuses.filter(
    ({ code, channels }) =>
      channels.includes('web_form') && (reach === null || reach.includes(code)),
  );
};

const Part = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <fieldset>
    <legend>{name}</legend>
    {children}
  </fieldset>
);

const Places = ({
  places,
  nameOf,
  chosen,
  onChoose,
}: {
  readonly places: readonly PosterPlace[];
  nameOf(place: PosterPlace): string;
  readonly chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}) => {
  const { t } = useWords();
  const all = new Set(places.map(keyOf));
  return (
    <Part name={t('postersFor')}>
      <div className="row">
        <Button size="small" onClick={() => onChoose(all)}>
          {t('postersAll')}
        </Button>
        <Button size="small" onClick={() => onChoose(new Set())}>
          {t('postersNone')}
        </Button>
      </div>
      <Checkbox.Group
        className="poster-places"
        value={[...chosen]}
        options={places.map((place) => ({ value: keyOf(place), label: nameOf(place) }))}
        onChange={(keys) => onChoose(new Set(keys))}
      />
    </Part>
  );
};

const Choices = ({
  campus,
  places,
}: {
  readonly campus: Campus;
  readonly places: readonly PosterPlace[];
}) => {
  const { t, language: shown } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(places.map(keyOf)));
  const [size, setSize] = useState<PosterSize>('a4');
  const [language, setLanguage] = useState<PosterLanguage>('both');
  const { open, problem, missing, busy } = useOpenPaper();
  const nameOf = (place: PosterPlace): string => {
    if (place.kind === 'campus')
      return t('postersCampus', { name: inLanguage(campus.name, shown) });
    if (place.kind === 'box')
      return t('postersBox', { place: inLanguage(place.place, shown), code: place.code });
    const department = campus.departments.find(({ code }) => code === place.code);
    return department ? inLanguage(department.name, shown) : place.code;
  };
  const wanted = places.filter((place) => chosen.has(keyOf(place)));
  const tooMany = isTooMany(wanted);
  const print = (): void =>
    void open('/api/v1/posters', { campus: campus.code, size, language, places: wanted });
  return (
    <>
      <Places places={places} nameOf={nameOf} chosen={chosen} onChoose={setChosen} />
      <Part name={t('postersSize')}>
        <Radio.Group
          value={size}
          options={POSTER_SIZES.map((value) => ({ value, label: t(`postersSize_${value}`) }))}
          onChange={({ target }) => setSize(target.value as PosterSize)}
        />
      </Part>
      <Part name={t('postersLanguage')}>
        <Radio.Group
          value={language}
          options={POSTER_LANGUAGES.map((value) => ({
            value,
            label: t(`postersLanguage_${value}`),
          }))}
          onChange={({ target }) => setLanguage(target.value as PosterLanguage)}
        />
      </Part>
      {problem && <ProblemView error={problem} />}
      {tooMany && (
        <Alert type="warning" showIcon title={t('postersTooMany', { most: MOST_POSTERS })} />
      )}
      {missing && (
        <Alert
          type="warning"
          showIcon
          title={t('postersMissing', { characters: charactersOf(missing) })}
        />
      )}
      <Button
        type="primary"
        loading={busy}
        disabled={wanted.length === 0 || tooMany}
        onClick={print}
      >
        {t('postersPrint', { count: wanted.length })}
      </Button>
    </>
  );
};

/** Posters and signs to hang up: scanning one opens the form of the portal with the place filled in. */
export const PostersPage = () => {
  const { t, language } = useWords();
  const form = useFormPlaces();
  const campuses = useCampuses(form.data?.campuses ?? []);
  const [code, setCode] = useState<string | null>(null);
  const campus = campuses.find((one) => one.code === code) ?? campuses[0];
  const boxes = useBoxesOfCampus(campus?.code);
  const problem = form.error ?? boxes.error;
  usePageTitle(t('navPosters'));
  return (
    <div className="page posters">
      <h1>{t('navPosters')}</h1>
      <p className="soft">{t('postersIntro')}</p>
      {problem && (
        <ProblemView
          error={problem}
          onRetry={() => void Promise.all([form.refetch(), boxes.refetch()])}
        />
      )}
      {form.isPending && <Loading rows={3} />}
      {form.isSuccess && !campus && <Empty description={t('postersNowhere')} />}
      {campus && (
        <Part name={t('postersCampusLabel')}>
          <Select
            aria-label={t('postersCampusLabel')}
            className="poster-campus"
            value={campus.code}
            onChange={setCode}
            options={campuses.map((one) => ({
              value: one.code,
              label: inLanguage(one.name, language),
            }))}
          />
        </Part>
      )}
      {campus && boxes.isPending && <Loading rows={3} />}
      {campus && boxes.data && (
        <Choices key={campus.code} campus={campus} places={postersOf(campus, boxes.data)} />
      )}
    </div>
  );
};
