import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { NoAnswer, Problem } from './api/http';
import { App } from './App';
import { fetchTexts } from './i18n';
import './theme/tokens.css';
import './theme/kit.css';
import './theme/rooms.css';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      retry: (tries, error) => tries < 2 && (error instanceof NoAnswer || (error instanceof Problem && error.status >= 500)),
      retryDelay: (tries) => 400 * 2 ** tries,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

// Where the other language can't be had, the page speaks Chinese.
if (localStorage.getItem('lantian.lang') === 'en') await fetchTexts('en').catch(() => {});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
