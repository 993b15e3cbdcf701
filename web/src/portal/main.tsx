import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './portal.css';
import { PreferencesProvider } from './preferences';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider>
        <App />
      </PreferencesProvider>
    </StrictMode>,
  );
