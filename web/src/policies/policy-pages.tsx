import '../i18n/administration';
import { Route, Routes } from 'react-router';
import { BindingsDraftPage } from '../bindings/bindings-draft-page';
import { WherePage } from '../bindings/where-page';
import { ComparePage } from './compare-page';
import { DraftPage } from './draft-page';
import { PoliciesPage } from './policies-page';
import { VersionPage } from './version-page';
import { WhatIfPage, WhatIfStartPage } from './what-if-page';

/** Pages below `/policies`. They come in one piece: who needs one of them needs the others. */
export const PolicyPages = () => (
  <Routes>
    <Route index element={<PoliciesPage />} />
    <Route path="where" element={<WherePage />} />
    <Route path="where/drafts/:draftId" element={<BindingsDraftPage />} />
    <Route path="compare" element={<ComparePage />} />
    <Route path="drafts/:draftId" element={<DraftPage />} />
    <Route path="drafts/:draftId/what-if" element={<WhatIfStartPage />} />
    <Route path="what-if/:runId" element={<WhatIfPage />} />
    <Route path=":policyId/:version" element={<VersionPage />} />
  </Routes>
);
