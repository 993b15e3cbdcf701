import '../i18n/administration';
import { Route, Routes } from 'react-router';
import { CalendarDraftPage } from './calendar-draft-page';
import { CalendarsPage } from './calendars-page';
import { YearPage } from './year-page';

/** Pages below `/calendars`. */
export const CalendarPages = () => (
  <Routes>
    <Route index element={<CalendarsPage />} />
    <Route path="drafts/:draftId" element={<CalendarDraftPage />} />
    <Route path=":calendarId/:year" element={<YearPage />} />
  </Routes>
);
