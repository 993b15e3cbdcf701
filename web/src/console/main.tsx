import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sendAllThrough } from '../api/http.client';
import { asProblem } from '../api/problem';
import { sendProved } from '../api/proof.client';
import { setUpLanguage } from '../i18n/setup';
import { App } from './app';
import { setUpLook } from '../kit/look.store';
import { sessionEnded } from '../kit/session';
import { takeCallFromAddress } from '../register/incoming.store';
import '../kit/look.css';
import './console.css';

const endSession = (error: unknown): void => {
  if (asProblem(error).code === 'session.required') sessionEnded(client);
};

/** Only failures that may pass by themselves are tried again. */
const worthRetry = (failures: number, error: unknown): boolean =>
  failures < 2 && asProblem(error).outcomeUnknown;

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: endSession }),
  mutationCache: new MutationCache({ onError: endSession }),
  defaultOptions: {
    queries: { retry: worthRetry, staleTime: 10_000 },
    mutations: { retry: false },
  },
});

sendAllThrough(sendProved);
setUpLook();
takeCallFromAddress();
const root = document.getElementById('root');
if (root)
  void setUpLanguage().then(() =>
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <App />
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
